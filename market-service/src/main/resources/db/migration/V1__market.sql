-- What each market trades. Prices in ticks, sizes in lots, money in 1e-8 of the quote asset, rates in parts per million.
CREATE TABLE market (
    market                INT          NOT NULL PRIMARY KEY,
    symbol                VARCHAR(20)  NOT NULL UNIQUE,
    product               INT          NOT NULL,
    base_asset            INT          NOT NULL,
    quote_asset           INT          NOT NULL,
    price_scale           INT          NOT NULL,
    tick_size             BIGINT       NOT NULL,
    size_scale            INT          NOT NULL,
    lot_size              BIGINT       NOT NULL,
    price_ticks_min       BIGINT       NOT NULL,
    price_ticks_max       BIGINT       NOT NULL,
    size_lots_min         BIGINT       NOT NULL,
    size_lots_max         BIGINT       NOT NULL,
    market_size_lots_max  BIGINT       NOT NULL,
    notional_units_min    BIGINT       NOT NULL,
    price_up_ppm          INT          NOT NULL,
    price_down_ppm        INT          NOT NULL,
    take_bound_ppm        INT          NOT NULL,
    open_orders_max       INT          NOT NULL,
    maker_fee_ppm         INT          NOT NULL,
    taker_fee_ppm         INT          NOT NULL,
    liquidation_fee_ppm   INT          NOT NULL,
    trigger_protect_ppm   INT          NOT NULL,
    steady_ticks          BIGINT       NOT NULL,
    listed_millis         BIGINT       NOT NULL,
    announced             BOOLEAN      NOT NULL DEFAULT FALSE,
    CONSTRAINT price_range CHECK (price_ticks_min > 0 AND price_ticks_min <= price_ticks_max),
    CONSTRAINT size_range CHECK (size_lots_min > 0 AND size_lots_min <= size_lots_max)
);

CREATE TABLE market_bracket (
    market           INT     NOT NULL,
    step             INT     NOT NULL,
    floor_units      BIGINT  NOT NULL,
    cap_units        BIGINT  NOT NULL,
    maintenance_ppm  INT     NOT NULL,
    leverage_max     INT     NOT NULL,
    deduction_units  BIGINT  NOT NULL,
    PRIMARY KEY (market, step),
    CONSTRAINT bracket_range CHECK (floor_units >= 0 AND floor_units < cap_units)
);

CREATE TABLE public_trade (
    market       INT      NOT NULL,
    number       BIGINT   NOT NULL,
    price_ticks  BIGINT   NOT NULL,
    lots         BIGINT   NOT NULL,
    taker_side   TINYINT  NOT NULL,
    time_millis  BIGINT   NOT NULL,
    PRIMARY KEY (market, number)
);

CREATE TABLE aggregate_trade (
    market       INT      NOT NULL,
    number       BIGINT   NOT NULL,
    price_ticks  BIGINT   NOT NULL,
    lots         BIGINT   NOT NULL,
    first_trade  BIGINT   NOT NULL,
    last_trade   BIGINT   NOT NULL,
    taker_side   TINYINT  NOT NULL,
    time_millis  BIGINT   NOT NULL,
    PRIMARY KEY (market, number),
    KEY by_time (market, time_millis)
);

-- Series: 1 trades, 2 mark price, 3 index price. Turnover is counted in ticks times lots.
CREATE TABLE candle (
    market               INT      NOT NULL,
    series               TINYINT  NOT NULL,
    span                 TINYINT  NOT NULL,
    open_millis          BIGINT   NOT NULL,
    open_ticks           BIGINT   NOT NULL,
    high_ticks           BIGINT   NOT NULL,
    low_ticks            BIGINT   NOT NULL,
    close_ticks          BIGINT   NOT NULL,
    lots                 BIGINT   NOT NULL,
    tick_lots            BIGINT   NOT NULL,
    trades               BIGINT   NOT NULL,
    taker_buy_lots       BIGINT   NOT NULL,
    taker_buy_tick_lots  BIGINT   NOT NULL,
    first_trade          BIGINT   NOT NULL,
    last_trade           BIGINT   NOT NULL,
    PRIMARY KEY (market, series, span, open_millis)
);

-- Each instance that comes to compute prices takes the next epoch.
CREATE TABLE price_epoch (
    id     INT     NOT NULL PRIMARY KEY,
    epoch  BIGINT  NOT NULL
);
INSERT INTO price_epoch (id, epoch) VALUES (1, 0);

CREATE TABLE last_price (
    market       INT     NOT NULL PRIMARY KEY,
    mark_ticks   BIGINT  NOT NULL,
    index_units  BIGINT  NOT NULL,
    time_millis  BIGINT  NOT NULL
);

-- Specifications and phases on their way to the engines.
CREATE TABLE outbox (
    number  BIGINT           NOT NULL PRIMARY KEY,
    hash    BIGINT           NOT NULL,
    frame   VARBINARY(4200)  NOT NULL
);

CREATE TABLE outbox_end (
    id            TINYINT  NOT NULL PRIMARY KEY,
    number        BIGINT   NOT NULL,
    hash          BIGINT   NOT NULL,
    epoch         BIGINT   NOT NULL,
    acknowledged  BIGINT   NOT NULL
);
