-- What an order asks for beyond price and size, and its amendments. Price and size of an order are those it has now.

ALTER TABLE orders
    ADD COLUMN price_match  TINYINT NOT NULL DEFAULT 1,
    ADD COLUMN visible_lots BIGINT  NOT NULL DEFAULT 0,
    ADD COLUMN reprice      BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN amendments   INT     NOT NULL DEFAULT 0;

-- The id is the number of the fact in the stream of the book.
CREATE TABLE amendments (
    id                 BIGINT      NOT NULL PRIMARY KEY,
    order_id           BIGINT      NOT NULL,
    account            BIGINT      NOT NULL,
    market             INT         NOT NULL,
    client_order_id    VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    price_ticks_before BIGINT      NOT NULL,
    price_ticks        BIGINT      NOT NULL,
    size_lots_before   BIGINT      NOT NULL,
    size_lots          BIGINT      NOT NULL,
    number             INT         NOT NULL,
    time_millis        BIGINT      NOT NULL,
    KEY amendments_by_account (account, market, id)
);
