-- What finance keeps of settlement: the mark, the batches, and what each of them is made of.

-- Seata keeps here what undoes a branch whose global transaction is not decided yet.
CREATE TABLE undo_log (
    branch_id     BIGINT       NOT NULL,
    xid           VARCHAR(128) NOT NULL,
    context       VARCHAR(128) NOT NULL,
    rollback_info LONGBLOB     NOT NULL,
    log_status    INT          NOT NULL,
    log_created   DATETIME(6)  NOT NULL,
    log_modified  DATETIME(6)  NOT NULL,
    UNIQUE KEY ux_undo_log (xid, branch_id),
    KEY ix_log_created (log_created)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- How far the books follow a stream of account facts. The wallet keeps the same number; one branch each moves them.
CREATE TABLE settlement_mark (
    source      INT    NOT NULL,
    last        BIGINT NOT NULL,
    hash        BIGINT NOT NULL,
    next_offset BIGINT NOT NULL,
    batch       BIGINT NOT NULL,
    PRIMARY KEY (source)
) ENGINE = InnoDB;

-- The account engine of universe 0 (Source.RISK); the hash is that of the empty stream.
INSERT INTO settlement_mark (source, last, hash, next_offset, batch) VALUES (256, 0, -7046029254386353131, 0, 0);

CREATE TABLE settlement_batch (
    batch          BIGINT       NOT NULL,
    source         INT          NOT NULL,
    first          BIGINT       NOT NULL,
    last           BIGINT       NOT NULL,
    fills          INT          NOT NULL,
    transfers      INT          NOT NULL,
    entries        INT          NOT NULL,
    time_millis    BIGINT       NOT NULL,
    settled_millis BIGINT       NOT NULL,
    xid            VARCHAR(128) NOT NULL,
    PRIMARY KEY (batch),
    UNIQUE KEY ux_range (source, first)
) ENGINE = InnoDB;

-- Each side of each fill, and the batch that it was netted into.
CREATE TABLE settled_fill (
    source         INT      NOT NULL,
    number         BIGINT   NOT NULL,
    batch          BIGINT   NOT NULL,
    time_millis    BIGINT   NOT NULL,
    account        BIGINT   NOT NULL,
    market         INT      NOT NULL,
    order_id       BIGINT   NOT NULL,
    request        CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    trade          BIGINT   NOT NULL,
    maker          TINYINT  NOT NULL,
    side           TINYINT  NOT NULL,
    fill_source    TINYINT  NOT NULL,
    price_ticks    BIGINT   NOT NULL,
    lots           BIGINT   NOT NULL,
    realized_units BIGINT   NOT NULL,
    fee_units      BIGINT   NOT NULL,
    wallet_units   BIGINT   NOT NULL,
    PRIMARY KEY (source, number),
    KEY ix_batch (batch),
    KEY ix_account (account, time_millis, number)
) ENGINE = InnoDB;

-- Each transfer that the engine answered.
CREATE TABLE settled_transfer (
    source       INT      NOT NULL,
    number       BIGINT   NOT NULL,
    batch        BIGINT   NOT NULL,
    time_millis  BIGINT   NOT NULL,
    transfer     CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account      BIGINT   NOT NULL,
    asset        SMALLINT NOT NULL,
    direction    TINYINT  NOT NULL,
    units        BIGINT   NOT NULL,
    accepted     TINYINT  NOT NULL,
    wallet_units BIGINT   NOT NULL,
    PRIMARY KEY (source, number),
    KEY ix_batch (batch),
    KEY ix_account (account, time_millis, number)
) ENGINE = InnoDB;

-- What the house earned, by batch, market and side of the book.
CREATE TABLE fee_income (
    batch  BIGINT   NOT NULL,
    market INT      NOT NULL,
    maker  TINYINT  NOT NULL,
    asset  SMALLINT NOT NULL,
    units  BIGINT   NOT NULL,
    fills  INT      NOT NULL,
    PRIMARY KEY (batch, market, maker)
) ENGINE = InnoDB;

-- state: 1 not compared yet, 2 equal, 3 different, 4 never compared.
CREATE TABLE checkpoint (
    source          INT     NOT NULL,
    number          BIGINT  NOT NULL,
    checkpoint      BIGINT  NOT NULL,
    time_millis     BIGINT  NOT NULL,
    state           TINYINT NOT NULL,
    engine_accounts INT     NOT NULL,
    engine_hash     BIGINT  NOT NULL,
    engine_units    BIGINT  NOT NULL,
    ledger_accounts INT     NOT NULL,
    ledger_hash     BIGINT  NOT NULL,
    ledger_units    BIGINT  NOT NULL,
    PRIMARY KEY (source, number)
) ENGINE = InnoDB;
