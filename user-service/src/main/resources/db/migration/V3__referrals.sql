-- Codes by which people invite others, one each, and who came by whose.
CREATE TABLE invitation (
    account_id BIGINT  NOT NULL,
    code       CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (account_id),
    UNIQUE KEY ux_code (code),
    FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB;

CREATE TABLE referral (
    account_id     BIGINT NOT NULL,
    referrer       BIGINT NOT NULL,
    created_millis BIGINT NOT NULL,
    PRIMARY KEY (account_id),
    KEY ix_referrer (referrer),
    FOREIGN KEY (account_id) REFERENCES account (id),
    FOREIGN KEY (referrer) REFERENCES account (id),
    CHECK (referrer < account_id)
) ENGINE = InnoDB;
