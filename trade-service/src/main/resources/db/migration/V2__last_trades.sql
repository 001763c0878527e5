-- The last trade of each market that a read model holds: a list of fills waits for the trade that an order has shown.

CREATE TABLE last_trades (
    follower     VARCHAR(64) NOT NULL,
    market       INT         NOT NULL,
    trade_number BIGINT      NOT NULL,
    PRIMARY KEY (follower, market)
);

INSERT INTO last_trades (follower, market, trade_number)
SELECT 'fills', market, MAX(trade_number) FROM fills WHERE maker GROUP BY market;
