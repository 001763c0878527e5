-- What the exchange owed its users at a moment, as published. debts_units: of accounts below zero, not netted.
CREATE TABLE reserves_snapshot (
    snapshot          BIGINT   NOT NULL,
    asset             SMALLINT NOT NULL,
    mark              BIGINT   NOT NULL,
    time_millis       BIGINT   NOT NULL,
    leaves            BIGINT   NOT NULL,
    liabilities_units BIGINT   NOT NULL,
    debts_units       BIGINT   NOT NULL,
    root              CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (snapshot, asset)
) ENGINE = InnoDB;

CREATE TABLE reserves_leaf (
    snapshot BIGINT   NOT NULL,
    asset    SMALLINT NOT NULL,
    position BIGINT   NOT NULL,
    account  BIGINT   NOT NULL,
    units    BIGINT   NOT NULL,
    nonce    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (snapshot, asset, position),
    UNIQUE KEY ux_account (snapshot, asset, account)
) ENGINE = InnoDB;
