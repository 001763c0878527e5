-- Margin that went between wallets and isolated positions, in units of 1e-8. The number is that of the fact in the
-- stream of accounts.

CREATE TABLE margin_moves (
    number        BIGINT  NOT NULL PRIMARY KEY,
    account       BIGINT  NOT NULL,
    market        INT     NOT NULL,
    position_side TINYINT NOT NULL,
    delta_units   BIGINT  NOT NULL,
    asked_for     BOOLEAN NOT NULL,
    time_millis   BIGINT  NOT NULL,
    CONSTRAINT margin_moves_move CHECK (delta_units <> 0),
    KEY margin_moves_by_account (account, market, number)
);

-- Who made an order: a client unless it says otherwise.
ALTER TABLE orders ADD COLUMN origin TINYINT NOT NULL DEFAULT 1;
