-- What accounts pay: rules that two people made, what follows from them, and what the engine said of it.
-- Rates are parts per million of the notional, money is units of 1e-8 USDT, days are days since 1970 in UTC.

-- Tiers from a moment on; the newest schedule whose time has come counts. approval: the request that was approved.
CREATE TABLE fee_schedule (
    schedule       BIGINT       NOT NULL AUTO_INCREMENT,
    from_millis    BIGINT       NOT NULL,
    approval       CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    operator       BIGINT       NOT NULL,
    reason         VARCHAR(500) NOT NULL,
    decided_millis BIGINT       NOT NULL,
    PRIMARY KEY (schedule),
    UNIQUE KEY ux_approval (approval)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE fee_tier (
    schedule      BIGINT  NOT NULL,
    tier          TINYINT NOT NULL,
    volume_units  BIGINT  NOT NULL,
    balance_units BIGINT  NOT NULL,
    maker_ppm     INT     NOT NULL,
    taker_ppm     INT     NOT NULL,
    PRIMARY KEY (schedule, tier),
    CHECK (tier BETWEEN 1 AND 9),
    CHECK (taker_ppm >= 0 AND maker_ppm >= -taker_ppm)
) ENGINE = InnoDB;

-- An agreement with an account (market 0: all markets), or with account 0 a holiday of a market.
CREATE TABLE fee_rule (
    rule           BIGINT       NOT NULL AUTO_INCREMENT,
    account        BIGINT       NOT NULL,
    market         INT          NOT NULL,
    maker_ppm      INT          NOT NULL,
    taker_ppm      INT          NOT NULL,
    from_millis    BIGINT       NOT NULL,
    until_millis   BIGINT       NOT NULL,
    approval       CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    operator       BIGINT       NOT NULL,
    reason         VARCHAR(500) NOT NULL,
    decided_millis BIGINT       NOT NULL,
    PRIMARY KEY (rule),
    UNIQUE KEY ux_approval (approval),
    CHECK (taker_ppm >= 0 AND maker_ppm >= -taker_ppm),
    CHECK (until_millis > from_millis),
    CHECK (account <> 0 OR market <> 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A rule that was ended before its time.
CREATE TABLE fee_rule_end (
    rule       BIGINT       NOT NULL,
    end_millis BIGINT       NOT NULL,
    approval   CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    operator   BIGINT       NOT NULL,
    reason     VARCHAR(500) NOT NULL,
    PRIMARY KEY (rule),
    UNIQUE KEY ux_approval (approval)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Notional of an account's fills of a day.
CREATE TABLE fee_volume (
    day     INT    NOT NULL,
    account BIGINT NOT NULL,
    units   BIGINT NOT NULL,
    PRIMARY KEY (day, account)
) ENGINE = InnoDB;

-- What each user had done and had when the last day was decided.
CREATE TABLE fee_standing (
    user          BIGINT NOT NULL,
    volume_units  BIGINT NOT NULL,
    balance_units BIGINT NOT NULL,
    PRIMARY KEY (user)
) ENGINE = InnoDB;

-- How far decisions have come, one row. due: something was changed that no decision has looked at.
CREATE TABLE fee_decision (
    id             TINYINT NOT NULL,
    day            INT     NOT NULL,
    decided_millis BIGINT  NOT NULL,
    due            TINYINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB;

INSERT INTO fee_decision (id, day, decided_millis, due) VALUES (1, 0, 0, 0);

-- Every setting that was sent to the engine. kind: RuleKind; rule: of that kind; maker 0 with taker -1: given up.
CREATE TABLE fee_setting (
    account     BIGINT   NOT NULL,
    market      INT      NOT NULL,
    version     BIGINT   NOT NULL,
    kind        TINYINT  NOT NULL,
    rule        BIGINT   NOT NULL,
    tier        TINYINT  NOT NULL,
    maker_ppm   INT      NOT NULL,
    taker_ppm   INT      NOT NULL,
    operator    BIGINT   NOT NULL,
    request     CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sent_millis BIGINT   NOT NULL,
    PRIMARY KEY (account, market, version),
    UNIQUE KEY ux_request (request)
) ENGINE = InnoDB;

-- Every setting as the engine said it.
CREATE TABLE settled_fees (
    source      INT          NOT NULL,
    number      BIGINT       NOT NULL,
    batch       BIGINT       NOT NULL,
    time_millis BIGINT       NOT NULL,
    account     BIGINT       NOT NULL,
    market      INT          NOT NULL,
    maker_ppm   INT          NOT NULL,
    taker_ppm   INT          NOT NULL,
    tier        INT          NOT NULL,
    version     BIGINT       NOT NULL,
    request     CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    operator    BIGINT       NOT NULL,
    reason      VARCHAR(200) NOT NULL,
    PRIMARY KEY (source, number),
    KEY ix_batch (batch),
    KEY ix_place (account, market, number),
    KEY ix_request (request)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The setting that a fill was priced by: its number in the stream; 0: the market's specification.
ALTER TABLE settled_fill ADD COLUMN fee_number BIGINT NOT NULL DEFAULT 0;

-- Commands to the account engine.
CREATE TABLE outbox (
    number BIGINT          NOT NULL,
    hash   BIGINT          NOT NULL,
    frame  VARBINARY(4200) NOT NULL,
    PRIMARY KEY (number)
) ENGINE = InnoDB;

CREATE TABLE outbox_end (
    id           TINYINT NOT NULL,
    number       BIGINT  NOT NULL,
    hash         BIGINT  NOT NULL,
    epoch        BIGINT  NOT NULL,
    acknowledged BIGINT  NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB;
