-- What users asked to move between their funding and futures wallets. Pending until the engine's fact.
CREATE TABLE wallet_transfer (
    id             CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account        BIGINT   NOT NULL,
    client_id      CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asset          SMALLINT NOT NULL,
    units          BIGINT   NOT NULL,
    direction      SMALLINT NOT NULL,
    state          SMALLINT NOT NULL,
    created_millis BIGINT   NOT NULL,
    ended_millis   BIGINT   NULL,
    PRIMARY KEY (id),
    UNIQUE KEY ux_client (account, client_id),
    KEY ix_account (account, created_millis, id),
    KEY ix_state (state)
) ENGINE = InnoDB;

-- The commands that follow from them, in one dense stream.
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

-- Test funds given out, by user and day.
CREATE TABLE faucet_day (
    account BIGINT   NOT NULL,
    day     INT      NOT NULL,
    asset   SMALLINT NOT NULL,
    units   BIGINT   NOT NULL,
    PRIMARY KEY (account, day, asset)
) ENGINE = InnoDB;
