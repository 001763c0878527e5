package org.perpex.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the database itself refuses, whoever writes. */
class LedgerRowsTest {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private JdbcTemplate sql = new JdbcTemplate();

    /** The database under test. */
    DataSource schema(String name) {
        EmbeddedMariaDb database = EmbeddedMariaDb.shared();
        return new DriverManagerDataSource(database.jdbcUrl(name), database.user(), database.password());
    }

    @BeforeEach
    void ledgerWithOneTransfer() {
        DataSource schema = schema("ledger_rows_" + SCHEMAS.incrementAndGet());
        Flyway.configure().dataSource(schema).load().migrate();
        sql = new JdbcTemplate(schema);
        account(18, 0, -1_000);
        account(1, 2_049_024, 1_000);
        account(2, 2_049_024, 0);
        transfer("1", 18, 0, 1, 2_049_024, 1_000);
    }

    @Test
    @Tag("LEDG-010")
    void refusesATransferWithOneLeg() {
        assertThatThrownBy(
                        () -> sql.update(
                                "INSERT INTO ledger_transfer (id, kind, asset, debit_kind, debit_owner,"
                                        + " credit_kind, units, reference, batch, time_millis) VALUES ('2', 1, 1, 18, 0, 1, 5, '', 0, 0)"))
                .isInstanceOf(DataAccessException.class);
        refused(() -> transfer("2", 18, 0, 1, 4_711, 5), "foreign key");
        refused(() -> transfer("2", 18, 0, 18, 0, 5), "two accounts");
    }

    @Test
    @Tag("LEDG-010")
    void refusesATransferBetweenTwoAssets() {
        sql.update("INSERT INTO ledger_account (kind, owner, asset, units) VALUES (2, 2049024, 3, 0)");
        refused(
                () -> sql.update("INSERT INTO ledger_transfer (id, kind, asset, debit_kind, debit_owner, credit_kind,"
                        + " credit_owner, units, reference, batch, time_millis)"
                        + " VALUES ('2', 1, 3, 18, 0, 2, 2049024, 5, '', 0, 0)"),
                "foreign key");
    }

    @Test
    @Tag("LEDG-010")
    void refusesATransferOfNothing() {
        refused(() -> transfer("2", 18, 0, 1, 2_049_024, 0), "positive");
        refused(() -> transfer("2", 18, 0, 1, 2_049_024, -1), "positive");
    }

    @Test
    @Tag("LEDG-011")
    void refusesToChangeATransfer() {
        refused(() -> sql.update("UPDATE ledger_transfer SET units = 999"), "never changes");
        refused(() -> sql.update("UPDATE ledger_transfer SET credit_kind = 2"), "never changes");
    }

    @Test
    @Tag("LEDG-011")
    void refusesToDeleteATransfer() {
        refused(() -> sql.update("DELETE FROM ledger_transfer"), "never deleted");
        refused(() -> sql.update("DELETE FROM ledger_account WHERE kind = 2"), "never deleted");
        assertThat(sql.queryForObject("SELECT COUNT(*) FROM ledger_transfer", Integer.class))
                .isEqualTo(1);
    }

    /** Statements that delete or change by another name. */
    @Test
    @Tag("LEDG-011")
    void refusesToPutATransferInPlaceOfAnother() {
        String row = " (id, kind, asset, debit_kind, debit_owner, credit_kind, credit_owner, units, reference, batch,"
                + " time_millis) VALUES ('1', 1, 1, 18, 0, 1, 2049024, 999, '', 0, 0)";
        refused(() -> sql.update("REPLACE INTO ledger_transfer" + row), "never deleted");
        refused(
                () -> sql.update("INSERT INTO ledger_transfer" + row + " ON DUPLICATE KEY UPDATE units = 999"),
                "never changes");
        refused(
                () -> sql.update("REPLACE INTO ledger_account (kind, owner, asset, units) VALUES (1, 2049024, 1, 5)"),
                "never deleted");
        refused(
                () -> sql.update("INSERT INTO ledger_account (kind, owner, asset, units) VALUES (1, 2049024, 1, 0)"
                        + " ON DUPLICATE KEY UPDATE units = -5"),
                "never negative");
        assertThat(sql.queryForObject("SELECT units FROM ledger_transfer", Long.class))
                .isEqualTo(1_000);
    }

    @Test
    @Tag("LEDG-012")
    void refusesANegativeFundingWallet() {
        refused(() -> sql.update("UPDATE ledger_account SET units = units - 1001 WHERE kind = 1"), "never negative");
        refused(() -> account(1, 2_050_048, -1), "never negative");
        assertThatCode(() -> sql.update("UPDATE ledger_account SET units = -5 WHERE kind = 2"))
                .as("a futures wallet may be")
                .doesNotThrowAnyException();
    }

    @Test
    @Tag("LEDG-012")
    void refusesANegativeHoldAndToChangeOne() {
        refused(() -> account(3, 2_049_024, -1), "held is never negative");
        account(3, 2_049_024, 0);
        refused(() -> sql.update("UPDATE ledger_account SET units = -1 WHERE kind = 3"), "held is never negative");
        sql.update("INSERT INTO ledger_hold VALUES ('h', 2049024, 1, 5, 17, 0, '', 0, 0)");
        sql.update("INSERT INTO ledger_hold_end VALUES ('h', 'e', 2, 0, 0)");
        refused(() -> sql.update("INSERT INTO ledger_hold VALUES ('i', 2049024, 1, 0, 17, 0, '', 0, 0)"), "positive");
        refused(() -> sql.update("UPDATE ledger_hold SET units = 6"), "never changes");
        refused(() -> sql.update("DELETE FROM ledger_hold"), "never deleted");
        refused(() -> sql.update("UPDATE ledger_hold_end SET outcome = 1"), "never changes");
        refused(() -> sql.update("DELETE FROM ledger_hold_end"), "never deleted");
        refused(() -> sql.update("INSERT INTO ledger_hold_end VALUES ('h', 'f', 1, 5, 0)"), "Duplicate");
    }

    @Test
    @Tag("LEDG-012")
    void refusesToTurnAnAccountIntoAnother() {
        refused(() -> sql.update("UPDATE ledger_account SET kind = 3 WHERE kind = 2"), "keeps its kind");
    }

    /** How Seata takes back an undecided branch; afterwards the row stands for good. */
    @Test
    @Tag("LEDG-013")
    void letsARowGoOnlyWhileItsGlobalTransactionIsUndecided() {
        sql.update(
                "INSERT INTO undo_log (branch_id, xid, context, rollback_info, log_status, log_created, log_modified)"
                        + " VALUES (1, 'x:1', '', '', 0, NOW(), NOW())");
        sql.update("INSERT INTO ledger_transfer (id, kind, asset, debit_kind, debit_owner, credit_kind, credit_owner,"
                + " units, reference, batch, time_millis, xid)"
                + " VALUES ('a', 1, 1, 18, 0, 1, 2049024, 5, '', 1, 0, 'x:1'),"
                + " ('b', 1, 1, 18, 0, 1, 2049024, 5, '', 1, 0, 'x:1')");

        assertThat(sql.update("DELETE FROM ledger_transfer WHERE id = 'a'")).isEqualTo(1);
        sql.update("DELETE FROM undo_log");
        refused(() -> sql.update("DELETE FROM ledger_transfer WHERE id = 'b'"), "never deleted");
    }

    private void account(int kind, long owner, long units) {
        sql.update("INSERT INTO ledger_account (kind, owner, asset, units) VALUES (?, ?, 1, ?)", kind, owner, units);
    }

    private void transfer(String id, int debitKind, long debitOwner, int creditKind, long creditOwner, long units) {
        sql.update(
                "INSERT INTO ledger_transfer (id, kind, asset, debit_kind, debit_owner, credit_kind, credit_owner,"
                        + " units, reference, batch, time_millis) VALUES (?, 1, 1, ?, ?, ?, ?, ?, '', 0, 0)",
                id,
                debitKind,
                debitOwner,
                creditKind,
                creditOwner,
                units);
    }

    private static void refused(Runnable attempt, String why) {
        assertThatThrownBy(attempt::run).isInstanceOf(DataAccessException.class).hasStackTraceContaining(why);
    }
}
