-- The ledger: accounts with their balances, and the transfers that made them. Double entry, append only.
-- Written for MySQL 8 and MariaDB 11.4 alike: what must hold is held by keys and triggers, since older servers of
-- MySQL 8 parse CHECK and do not enforce it.

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

-- kind: AccountKind; owner: AccountId of a user's wallet, number of the market, or 0.
CREATE TABLE ledger_account (
    kind        SMALLINT     NOT NULL,
    owner       BIGINT       NOT NULL,
    asset       SMALLINT     NOT NULL,
    units       BIGINT       NOT NULL,
    opening_xid VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (kind, owner, asset)
) ENGINE = InnoDB;

-- Both legs name the asset column, so a transfer between two assets cannot be written.
CREATE TABLE ledger_transfer (
    id           CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence     BIGINT       NOT NULL AUTO_INCREMENT,
    kind         SMALLINT     NOT NULL,
    asset        SMALLINT     NOT NULL,
    debit_kind   SMALLINT     NOT NULL,
    debit_owner  BIGINT       NOT NULL,
    credit_kind  SMALLINT     NOT NULL,
    credit_owner BIGINT       NOT NULL,
    units        BIGINT       NOT NULL,
    reference    CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    batch        BIGINT       NOT NULL,
    time_millis  BIGINT       NOT NULL,
    xid          VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (id),
    UNIQUE KEY ux_sequence (sequence),
    KEY ix_debit (debit_kind, debit_owner, asset, sequence),
    KEY ix_credit (credit_kind, credit_owner, asset, sequence),
    CONSTRAINT fk_debit FOREIGN KEY (debit_kind, debit_owner, asset) REFERENCES ledger_account (kind, owner, asset),
    CONSTRAINT fk_credit FOREIGN KEY (credit_kind, credit_owner, asset) REFERENCES ledger_account (kind, owner, asset)
) ENGINE = InnoDB;

DELIMITER //

CREATE TRIGGER ledger_transfer_insert BEFORE INSERT ON ledger_transfer FOR EACH ROW
BEGIN
    IF NEW.units <= 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a transfer moves a positive amount';
    END IF;
    IF NEW.debit_kind = NEW.credit_kind AND NEW.debit_owner = NEW.credit_owner THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a transfer has two accounts';
    END IF;
END//

CREATE TRIGGER ledger_transfer_update BEFORE UPDATE ON ledger_transfer FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a transfer never changes';
END//

-- A row may be taken back only while the global transaction that wrote it is undecided: that is, while its undo log
-- still lies there. Once it is decided, and for a row of a local transaction from the start, nothing takes it back.
CREATE TRIGGER ledger_transfer_delete BEFORE DELETE ON ledger_transfer FOR EACH ROW
BEGIN
    IF OLD.xid IS NULL OR NOT EXISTS (SELECT 1 FROM undo_log u WHERE u.xid = OLD.xid) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a transfer is never deleted';
    END IF;
END//

-- Kind 1 is a user's funding wallet.
CREATE TRIGGER ledger_account_insert BEFORE INSERT ON ledger_account FOR EACH ROW
BEGIN
    IF NEW.kind = 1 AND NEW.units < 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a funding wallet is never negative';
    END IF;
END//

CREATE TRIGGER ledger_account_update BEFORE UPDATE ON ledger_account FOR EACH ROW
BEGIN
    IF NEW.kind <> OLD.kind OR NEW.owner <> OLD.owner OR NEW.asset <> OLD.asset THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an account keeps its kind, owner and asset';
    END IF;
    IF NEW.kind = 1 AND NEW.units < 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a funding wallet is never negative';
    END IF;
END//

CREATE TRIGGER ledger_account_delete BEFORE DELETE ON ledger_account FOR EACH ROW
BEGIN
    IF OLD.opening_xid IS NULL OR NOT EXISTS (SELECT 1 FROM undo_log u WHERE u.xid = OLD.opening_xid) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an account is never deleted';
    END IF;
END//

DELIMITER ;

-- How far the books follow a stream of account facts. Finance keeps the same mark; one branch each moves them.
CREATE TABLE settlement_mark (
    source INT    NOT NULL,
    last   BIGINT NOT NULL,
    PRIMARY KEY (source)
) ENGINE = InnoDB;

-- The account engine of universe 0 (Source.RISK).
INSERT INTO settlement_mark (source, last) VALUES (256, 0);
