-- What operators do. Times are milliseconds since 1970, UTC.

-- A check cannot be replaced under one name by MySQL and MariaDB alike, so a table with a wider one takes its place.
CREATE TABLE account_role_new (
    account_id     BIGINT NOT NULL,
    role           VARCHAR(20) CHARACTER SET ascii NOT NULL,
    granted_by     VARCHAR(64) CHARACTER SET ascii NOT NULL,
    granted_millis BIGINT NOT NULL,
    PRIMARY KEY (account_id, role),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (role IN ('TRADER', 'MARKET_MAKER', 'OPERATOR', 'ADMIN', 'FEED', 'SUPPORT', 'RISK_MANAGER'))
);
INSERT INTO account_role_new (account_id, role, granted_by, granted_millis)
SELECT account_id, role, granted_by, granted_millis FROM account_role;
DROP TABLE account_role;
RENAME TABLE account_role_new TO account_role;

CREATE TABLE revocation_new (
    id             BIGINT AUTO_INCREMENT PRIMARY KEY,
    kind           VARCHAR(8) CHARACTER SET ascii NOT NULL,
    ref            VARCHAR(64) CHARACTER SET ascii NOT NULL,
    created_millis BIGINT NOT NULL,
    CHECK (kind IN ('key', 'session', 'user'))
);
INSERT INTO revocation_new (id, kind, ref, created_millis) SELECT id, kind, ref, created_millis FROM revocation;
DROP TABLE revocation;
RENAME TABLE revocation_new TO revocation;

-- Who may not log in, and whose keys are refused. A row is a freeze that is in force.
CREATE TABLE account_freeze (
    account_id    BIGINT PRIMARY KEY,
    frozen_millis BIGINT NOT NULL,
    frozen_by     VARCHAR(64) CHARACTER SET ascii NOT NULL,
    reason        VARCHAR(500) CHARACTER SET utf8mb4 NOT NULL,
    FOREIGN KEY (account_id) REFERENCES account (id)
);

-- What an entry was done to, why, and the id under which another service reported it: once however often it says so.
ALTER TABLE audit_event
    ADD COLUMN target   VARCHAR(128) CHARACTER SET utf8mb4 NOT NULL DEFAULT '',
    ADD COLUMN reason   VARCHAR(500) CHARACTER SET utf8mb4 NOT NULL DEFAULT '',
    ADD COLUMN event_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
    ADD UNIQUE INDEX audit_event_reported (event_id),
    ADD INDEX audit_event_by_actor (actor, id),
    ADD INDEX audit_event_by_action (action, id);
ALTER TABLE audit_event MODIFY detail VARCHAR(4000) CHARACTER SET utf8mb4 NOT NULL;

CREATE TRIGGER audit_event_update BEFORE UPDATE ON audit_event FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an entry of the audit trail never changes';
CREATE TRIGGER audit_event_delete BEFORE DELETE ON audit_event FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an entry of the audit trail is never deleted';

CREATE TABLE approval (
    id               CHAR(32) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    kind             VARCHAR(32) CHARACTER SET ascii NOT NULL,
    target           VARCHAR(128) CHARACTER SET utf8mb4 NOT NULL,
    payload          MEDIUMTEXT CHARACTER SET utf8mb4 NOT NULL,
    payload_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason           VARCHAR(500) CHARACTER SET utf8mb4 NOT NULL,
    requester        BIGINT NOT NULL,
    requester_via    VARCHAR(160) CHARACTER SET ascii NOT NULL,
    state            VARCHAR(16) CHARACTER SET ascii NOT NULL,
    requested_millis BIGINT NOT NULL,
    expires_millis   BIGINT NOT NULL,
    ended_millis     BIGINT,
    FOREIGN KEY (requester) REFERENCES account (id),
    INDEX approval_by_state (state, requested_millis),
    CHECK (state IN ('OPEN', 'APPROVED', 'REJECTED', 'APPLIED'))
);

-- Nobody approves twice, and no session does.
CREATE TABLE approval_vote (
    approval_id   CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    approver      BIGINT NOT NULL,
    via           VARCHAR(160) CHARACTER SET ascii NOT NULL,
    payload_hash  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason        VARCHAR(500) CHARACTER SET utf8mb4 NOT NULL,
    voted_millis  BIGINT NOT NULL,
    PRIMARY KEY (approval_id, approver),
    UNIQUE INDEX approval_vote_by_session (approval_id, via),
    FOREIGN KEY (approval_id) REFERENCES approval (id),
    FOREIGN KEY (approver) REFERENCES account (id)
);
