-- Holds: money of a funding wallet that waits for somebody's decision. Kind 3 of ledger_account has it meanwhile.

CREATE TABLE ledger_hold (
    id             CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account        BIGINT   NOT NULL,
    asset          SMALLINT NOT NULL,
    units          BIGINT   NOT NULL,
    credit_kind    SMALLINT NOT NULL,
    credit_owner   BIGINT   NOT NULL,
    reference      CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_millis BIGINT   NOT NULL,
    expires_millis BIGINT   NOT NULL,
    PRIMARY KEY (id),
    KEY ix_expires (expires_millis)
) ENGINE = InnoDB;

-- outcome: 1 posted, 2 voided. A hold ends once.
CREATE TABLE ledger_hold_end (
    hold         CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    id           CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome      TINYINT  NOT NULL,
    units        BIGINT   NOT NULL,
    ended_millis BIGINT   NOT NULL,
    PRIMARY KEY (hold),
    UNIQUE KEY ux_id (id),
    CONSTRAINT fk_hold FOREIGN KEY (hold) REFERENCES ledger_hold (id)
) ENGINE = InnoDB;

DROP TRIGGER ledger_account_insert;
DROP TRIGGER ledger_account_update;

DELIMITER //

CREATE TRIGGER ledger_hold_insert BEFORE INSERT ON ledger_hold FOR EACH ROW
BEGIN
    IF NEW.units <= 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a hold is of a positive amount';
    END IF;
END//

CREATE TRIGGER ledger_hold_update BEFORE UPDATE ON ledger_hold FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a hold never changes';
END//

CREATE TRIGGER ledger_hold_delete BEFORE DELETE ON ledger_hold FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a hold is never deleted';
END//

CREATE TRIGGER ledger_hold_end_update BEFORE UPDATE ON ledger_hold_end FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the end of a hold never changes';
END//

CREATE TRIGGER ledger_hold_end_delete BEFORE DELETE ON ledger_hold_end FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the end of a hold is never deleted';
END//

-- Kind 1 is a user's funding wallet, kind 3 what is held of it.
CREATE TRIGGER ledger_account_insert BEFORE INSERT ON ledger_account FOR EACH ROW
BEGIN
    IF NEW.kind = 1 AND NEW.units < 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a funding wallet is never negative';
    END IF;
    IF NEW.kind = 3 AND NEW.units < 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what is held is never negative';
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
    IF NEW.kind = 3 AND NEW.units < 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'what is held is never negative';
    END IF;
END//

DELIMITER ;
