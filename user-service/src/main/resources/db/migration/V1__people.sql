-- Times are milliseconds since 1970, UTC.

CREATE TABLE account_sequence (
    only_row TINYINT PRIMARY KEY,
    last_id  BIGINT NOT NULL,
    CHECK (only_row = 1),
    CHECK (last_id >= 1000)
);
INSERT INTO account_sequence (only_row, last_id) VALUES (1, 1000);

CREATE TABLE account (
    id             BIGINT PRIMARY KEY,
    email          VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL UNIQUE,
    password_hash  VARCHAR(255) CHARACTER SET ascii NOT NULL,
    created_millis BIGINT NOT NULL,
    CHECK (id > 1000)
);

CREATE TABLE account_role (
    account_id     BIGINT NOT NULL,
    role           VARCHAR(20) CHARACTER SET ascii NOT NULL,
    granted_by     VARCHAR(64) CHARACTER SET ascii NOT NULL,
    granted_millis BIGINT NOT NULL,
    PRIMARY KEY (account_id, role),
    FOREIGN KEY (account_id) REFERENCES account (id),
    CHECK (role IN ('TRADER', 'MARKET_MAKER', 'OPERATOR', 'ADMIN', 'FEED'))
);

CREATE TABLE user_session (
    id                CHAR(32) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    account_id        BIGINT NOT NULL,
    started_millis    BIGINT NOT NULL,
    last_used_millis  BIGINT NOT NULL,
    expires_millis    BIGINT NOT NULL,
    ended_millis      BIGINT,
    FOREIGN KEY (account_id) REFERENCES account (id),
    INDEX user_session_by_account (account_id, ended_millis),
    INDEX user_session_by_use (last_used_millis)
);

-- The hash of each refresh token that a session ever had: one that comes a second time ends the session.
CREATE TABLE refresh_token (
    token_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    session_id     CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    issued_millis  BIGINT NOT NULL,
    expires_millis BIGINT NOT NULL,
    used_millis    BIGINT,
    FOREIGN KEY (session_id) REFERENCES user_session (id)
);

-- Failed log-ins by hashed e-mail address and by network address.
CREATE TABLE login_failure (
    subject             CHAR(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    failures            INT NOT NULL,
    window_start_millis BIGINT NOT NULL,
    CHECK (failures >= 0)
);

CREATE TABLE signing_key (
    slot           BIGINT PRIMARY KEY,
    kid            VARCHAR(64) CHARACTER SET ascii NOT NULL UNIQUE,
    sealed_key     TEXT CHARACTER SET ascii NOT NULL,
    created_millis BIGINT NOT NULL
);

CREATE TABLE api_key (
    api_key        CHAR(64) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,
    account_id     BIGINT NOT NULL,
    sub_account    INT NOT NULL,
    kind           VARCHAR(8) CHARACTER SET ascii NOT NULL,
    sealed_secret  VARCHAR(255) CHARACTER SET ascii,
    public_key     VARCHAR(1024) CHARACTER SET ascii,
    permissions    VARCHAR(64) CHARACTER SET ascii NOT NULL,
    ip_allow_list  VARCHAR(2048) CHARACTER SET ascii NOT NULL,
    label          VARCHAR(64) CHARACTER SET utf8mb4 NOT NULL,
    created_millis BIGINT NOT NULL,
    revoked_millis BIGINT,
    FOREIGN KEY (account_id) REFERENCES account (id),
    INDEX api_key_by_account (account_id, revoked_millis),
    CHECK (sub_account >= 0),
    CHECK (kind IN ('HMAC', 'ED25519', 'RSA')),
    CHECK ((kind = 'HMAC') = (sealed_secret IS NOT NULL)),
    CHECK ((kind = 'HMAC') = (public_key IS NULL))
);

-- What has ended and still must be announced to the gateways.
CREATE TABLE revocation (
    id             BIGINT AUTO_INCREMENT PRIMARY KEY,
    kind           VARCHAR(8) CHARACTER SET ascii NOT NULL,
    ref            VARCHAR(64) CHARACTER SET ascii NOT NULL,
    created_millis BIGINT NOT NULL,
    CHECK (kind IN ('key', 'session'))
);

CREATE TABLE audit_event (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    at_millis  BIGINT NOT NULL,
    action     VARCHAR(32) CHARACTER SET ascii NOT NULL,
    actor      VARCHAR(64) CHARACTER SET ascii NOT NULL,
    user_id    BIGINT,
    detail     VARCHAR(255) CHARACTER SET utf8mb4 NOT NULL,
    trace      CHAR(32) CHARACTER SET ascii NOT NULL,
    INDEX audit_event_by_user (user_id, at_millis)
);
