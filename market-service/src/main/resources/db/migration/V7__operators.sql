-- Which specification of a market is in force: the first is 1.
ALTER TABLE market ADD COLUMN spec_version INT NOT NULL DEFAULT 1;

-- What operators did, with the specification that it led to, and whether the audit trail has it.
CREATE TABLE operator_act (
    number       BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id           VARCHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    time_millis  BIGINT         NOT NULL,
    action       VARCHAR(32)    CHARACTER SET ascii NOT NULL,
    actor        VARCHAR(64)    CHARACTER SET ascii NOT NULL,
    target       VARCHAR(128)   CHARACTER SET utf8mb4 NOT NULL,
    reason       VARCHAR(500)   CHARACTER SET utf8mb4 NOT NULL,
    detail       VARCHAR(4000)  CHARACTER SET utf8mb4 NOT NULL,
    reported     BOOLEAN        NOT NULL DEFAULT FALSE,
    KEY unreported (reported, number)
);
