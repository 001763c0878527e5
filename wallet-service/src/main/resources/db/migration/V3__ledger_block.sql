-- The hash chain over transfers: each block names its rows and their digests, and the hash of the block before.
-- members: for each row 8 bytes sequence and 32 bytes SHA-256, in order of sequences.
CREATE TABLE ledger_block (
    number        BIGINT     NOT NULL,
    previous_hash CHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash          CHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    end_sequence  BIGINT     NOT NULL,
    sealed_millis BIGINT     NOT NULL,
    members       MEDIUMBLOB NOT NULL,
    PRIMARY KEY (number)
) ENGINE = InnoDB;

DELIMITER //

CREATE TRIGGER ledger_block_update BEFORE UPDATE ON ledger_block FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a block never changes';
END//

CREATE TRIGGER ledger_block_delete BEFORE DELETE ON ledger_block FOR EACH ROW
BEGIN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a block is never deleted';
END//

DELIMITER ;
