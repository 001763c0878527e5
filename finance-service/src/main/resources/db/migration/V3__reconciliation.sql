-- Every comparison of the books with the other records, and what it found.
-- cause: 1 a checkpoint, 2 somebody asked. bound: number of the fact of the last checkpoint. complete: account by account.
CREATE TABLE reconciliation_run (
    run            BIGINT   NOT NULL,
    cause          TINYINT  NOT NULL,
    complete       TINYINT  NOT NULL,
    mark           BIGINT   NOT NULL,
    bound          BIGINT   NOT NULL,
    started_millis BIGINT   NOT NULL,
    ended_millis   BIGINT   NOT NULL,
    deviations     INT      NOT NULL,
    chain_block    BIGINT   NOT NULL,
    chain_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (run)
) ENGINE = InnoDB;

-- dimension: Dimension; status: 1 equal, 2 different.
CREATE TABLE reconciliation_line (
    run       BIGINT         NOT NULL,
    line      INT            NOT NULL,
    dimension TINYINT        NOT NULL,
    subject   VARCHAR(200)   NOT NULL,
    expected  DECIMAL(38, 0) NOT NULL,
    actual    DECIMAL(38, 0) NOT NULL,
    deviation DECIMAL(38, 0) NOT NULL,
    status    TINYINT        NOT NULL,
    PRIMARY KEY (run, line)
) ENGINE = InnoDB;
