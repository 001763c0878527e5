-- What settlement keeps of facts that are no fill and no transfer. Each row names its batch.

-- position_side: PositionSide; insurance_units: paid to the insurance fund, beside the fee.
ALTER TABLE settled_fill
    ADD COLUMN position_side   TINYINT NOT NULL DEFAULT 1,
    ADD COLUMN insurance_units BIGINT  NOT NULL DEFAULT 0;

-- Positions that moved without an order: take-over, deleveraging, settlement of a market. lots: signed.
CREATE TABLE settled_move (
    source         INT     NOT NULL,
    number         BIGINT  NOT NULL,
    batch          BIGINT  NOT NULL,
    time_millis    BIGINT  NOT NULL,
    account        BIGINT  NOT NULL,
    market         INT     NOT NULL,
    position_side  TINYINT NOT NULL,
    trade          BIGINT  NOT NULL,
    cause          TINYINT NOT NULL,
    lots           BIGINT  NOT NULL,
    price_ticks    BIGINT  NOT NULL,
    realized_units BIGINT  NOT NULL,
    fee_units      BIGINT  NOT NULL,
    wallet_units   BIGINT  NOT NULL,
    PRIMARY KEY (source, number),
    KEY ix_batch (batch),
    KEY ix_account (account, time_millis, number)
) ENGINE = InnoDB;

-- What each position paid (negative) or received at the end of an interval.
CREATE TABLE settled_funding (
    source        INT     NOT NULL,
    number        BIGINT  NOT NULL,
    batch         BIGINT  NOT NULL,
    time_millis   BIGINT  NOT NULL,
    account       BIGINT  NOT NULL,
    market        INT     NOT NULL,
    position_side TINYINT NOT NULL,
    due_millis    BIGINT  NOT NULL,
    rate_ppb      BIGINT  NOT NULL,
    price_ticks   BIGINT  NOT NULL,
    position_lots BIGINT  NOT NULL,
    units         BIGINT  NOT NULL,
    wallet_units  BIGINT  NOT NULL,
    PRIMARY KEY (source, number),
    KEY ix_batch (batch),
    KEY ix_account (account, time_millis, number),
    KEY ix_interval (market, due_millis)
) ENGINE = InnoDB;

-- What an interval came to in a market.
CREATE TABLE funding_settlement (
    source         INT    NOT NULL,
    number         BIGINT NOT NULL,
    batch          BIGINT NOT NULL,
    time_millis    BIGINT NOT NULL,
    market         INT    NOT NULL,
    due_millis     BIGINT NOT NULL,
    rate_ppb       BIGINT NOT NULL,
    price_ticks    BIGINT NOT NULL,
    positions      INT    NOT NULL,
    paid_units     BIGINT NOT NULL,
    received_units BIGINT NOT NULL,
    rounding_units BIGINT NOT NULL,
    PRIMARY KEY (source, number),
    KEY ix_batch (batch),
    KEY ix_interval (market, due_millis)
) ENGINE = InnoDB;

-- Money between an account and the insurance fund. units: positive from the fund; pools: afterwards.
CREATE TABLE insurance_payment (
    source       INT      NOT NULL,
    number       BIGINT   NOT NULL,
    batch        BIGINT   NOT NULL,
    time_millis  BIGINT   NOT NULL,
    account      BIGINT   NOT NULL,
    market       INT      NOT NULL,
    asset        SMALLINT NOT NULL,
    units        BIGINT   NOT NULL,
    wallet_units BIGINT   NOT NULL,
    pool_units   BIGINT   NOT NULL,
    shared_units BIGINT   NOT NULL,
    PRIMARY KEY (source, number),
    KEY ix_batch (batch),
    KEY ix_account (account, time_millis, number),
    KEY ix_market (market, number)
) ENGINE = InnoDB;

-- Steps of liquidations. stage: LiquidationStage; price_ticks: bankruptcy price; order_id: 0 without an order.
CREATE TABLE liquidation_step (
    source            INT     NOT NULL,
    number            BIGINT  NOT NULL,
    batch             BIGINT  NOT NULL,
    time_millis       BIGINT  NOT NULL,
    account           BIGINT  NOT NULL,
    market            INT     NOT NULL,
    position_side     TINYINT NOT NULL,
    stage             TINYINT NOT NULL,
    order_id          BIGINT  NOT NULL,
    lots              BIGINT  NOT NULL,
    price_ticks       BIGINT  NOT NULL,
    equity_units      BIGINT  NOT NULL,
    maintenance_units BIGINT  NOT NULL,
    PRIMARY KEY (source, number),
    KEY ix_batch (batch),
    KEY ix_account (account, time_millis, number)
) ENGINE = InnoDB;
