-- Whether money may leave futures wallets. One row; each change is kept beside it.
CREATE TABLE transfer_freeze (
    id           TINYINT      NOT NULL,
    frozen       TINYINT      NOT NULL,
    reason       VARCHAR(400) NOT NULL,
    changed_by   VARCHAR(100) NOT NULL,
    since_millis BIGINT       NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB;

INSERT INTO transfer_freeze (id, frozen, reason, changed_by, since_millis) VALUES (1, 0, '', '', 0);

CREATE TABLE transfer_freeze_change (
    number       BIGINT       NOT NULL AUTO_INCREMENT,
    frozen       TINYINT      NOT NULL,
    reason       VARCHAR(400) NOT NULL,
    changed_by   VARCHAR(100) NOT NULL,
    since_millis BIGINT       NOT NULL,
    PRIMARY KEY (number)
) ENGINE = InnoDB;
