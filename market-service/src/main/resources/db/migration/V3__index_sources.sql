-- What an index is made of: 1 the feed, and the spot markets of 2 Binance, 3 OKX, 4 Bybit, 5 Hyperliquid.
CREATE TABLE index_source (
    market  INT          NOT NULL,
    source  TINYINT      NOT NULL,
    name    VARCHAR(20)  NOT NULL,
    weight  INT          NOT NULL,
    PRIMARY KEY (market, source),
    CONSTRAINT index_weight CHECK (weight BETWEEN 1 AND 1000)
);
INSERT INTO index_source (market, source, name, weight) VALUES
(1, 1, 'BTCUSDT', 1), (1, 2, 'BTCUSDT', 3), (1, 3, 'BTC-USDT', 2), (1, 4, 'BTCUSDT', 2), (1, 5, '@142', 1),
(2, 1, 'ETHUSDT', 1), (2, 2, 'ETHUSDT', 3), (2, 3, 'ETH-USDT', 2), (2, 4, 'ETHUSDT', 2), (2, 5, '@151', 1),
(3, 1, 'SOLUSDT', 1), (3, 2, 'SOLUSDT', 3), (3, 3, 'SOL-USDT', 2), (3, 4, 'SOLUSDT', 2), (3, 5, '@156', 1);

-- The funding of the interval so far: samples of the premium weighed by their number, and the rate. Parts per billion.
ALTER TABLE last_price
    ADD COLUMN due_millis    BIGINT  NOT NULL DEFAULT 0,
    ADD COLUMN slot          INT     NOT NULL DEFAULT 0,
    ADD COLUMN weighted_ppb  BIGINT  NOT NULL DEFAULT 0,
    ADD COLUMN weights       BIGINT  NOT NULL DEFAULT 0,
    ADD COLUMN premium_ppb   BIGINT  NOT NULL DEFAULT 0,
    ADD COLUMN rate_ppb      BIGINT  NOT NULL DEFAULT 0;
