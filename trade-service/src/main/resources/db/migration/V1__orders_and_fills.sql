-- The read models of order entry. Sizes in lots, prices in ticks, money in units of 1e-8, times in ms of engine time.

CREATE TABLE orders (
    order_id              BIGINT       NOT NULL PRIMARY KEY,
    account               BIGINT       NOT NULL,
    market                INT          NOT NULL,
    client_order_id       VARCHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_high          BIGINT       NOT NULL,
    request_low           BIGINT       NOT NULL,
    side                  TINYINT      NOT NULL,
    position_side         TINYINT      NOT NULL,
    type                  TINYINT      NOT NULL,
    time_in_force         TINYINT      NOT NULL,
    price_ticks           BIGINT       NOT NULL,
    size_lots             BIGINT       NOT NULL,
    reduce_only           BOOLEAN      NOT NULL,
    self_trade_prevention TINYINT      NOT NULL,
    good_till_millis      BIGINT       NOT NULL,
    route                 TINYINT      NOT NULL,
    status                TINYINT      NOT NULL,
    is_open               BOOLEAN      NOT NULL,
    filled_lots           BIGINT       NOT NULL,
    quote_units           BIGINT       NOT NULL,
    created_millis        BIGINT       NOT NULL,
    updated_millis        BIGINT       NOT NULL,
    CONSTRAINT orders_not_overfilled CHECK (filled_lots BETWEEN 0 AND size_lots),
    KEY orders_by_account (account, market, order_id),
    KEY orders_by_client_id (account, client_order_id, order_id),
    KEY orders_open (is_open, order_id)
);

CREATE TABLE fills (
    account        BIGINT  NOT NULL,
    market         INT     NOT NULL,
    trade_number   BIGINT  NOT NULL,
    order_id       BIGINT  NOT NULL,
    side           TINYINT NOT NULL,
    position_side  TINYINT NOT NULL,
    maker          BOOLEAN NOT NULL,
    price_ticks    BIGINT  NOT NULL,
    lots           BIGINT  NOT NULL,
    fee_units      BIGINT  NOT NULL,
    realized_units BIGINT  NOT NULL,
    time_millis    BIGINT  NOT NULL,
    PRIMARY KEY (account, market, trade_number, order_id),
    CONSTRAINT fills_have_a_size CHECK (lots > 0 AND price_ticks > 0)
);

CREATE TABLE stream_position (
    follower    VARCHAR(64) NOT NULL,
    source      INT         NOT NULL,
    number      BIGINT      NOT NULL,
    hash        BIGINT      NOT NULL,
    next_offset BIGINT      NOT NULL,
    PRIMARY KEY (follower, source)
);
