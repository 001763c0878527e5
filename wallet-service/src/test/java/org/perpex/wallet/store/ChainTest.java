package org.perpex.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.perpex.wallet.chain.Chain;
import org.perpex.wallet.chain.ChainCheck;
import org.perpex.wallet.chain.ChainCheck.Fault;
import org.perpex.wallet.chain.ChainCheck.Finding;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Somebody with all rights changes the books past every trigger, and is found. */
class ChainTest {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private JdbcTemplate sql = new JdbcTemplate();
    private Chain chain;
    private ChainCheck check;

    /** The database under test. */
    DataSource schema(String name) {
        EmbeddedMariaDb database = EmbeddedMariaDb.shared();
        return new DriverManagerDataSource(database.jdbcUrl(name), database.user(), database.password());
    }

    @BeforeEach
    void threeBlocksOfTwoTransfers() {
        DataSource schema = schema("ledger_chain_" + SCHEMAS.incrementAndGet());
        Flyway.configure().dataSource(schema).load().migrate();
        sql = new JdbcTemplate(schema);
        JdbcChain store = new JdbcChain(JdbcClient.create(schema), new DataSourceTransactionManager(schema));
        chain = new Chain(store, () -> Instant.ofEpochMilli(1_790_000_000_000L));
        check = new ChainCheck(store);
        sql.update("INSERT INTO ledger_account (kind, owner, asset, units) VALUES (18, 0, 1, 0), (1, 2049024, 1, 0)");
        for (int block = 0; block < 3; block++) {
            transfer(2 * block + 1, "");
            transfer(2 * block + 2, "");
            assertThat(chain.seal()).isEqualTo(2);
        }
    }

    @Test
    @Tag("LEDG-020")
    void isSoundAsLongAsNobodyChangesAnything() {
        ChainCheck.Report report = check.check(check.head());

        assertThat(report.findings()).isEmpty();
        assertThat(report.blocks()).isEqualTo(3);
        assertThat(report.transfers()).isEqualTo(6);
        assertThat(chain.seal()).as("nothing new").isZero();
    }

    @Test
    @Tag("LEDG-020")
    void namesAChangedRow() {
        sql.execute("DROP TRIGGER ledger_transfer_update");
        sql.update("UPDATE ledger_transfer SET units = units + 1 WHERE sequence = 3");

        assertThat(check.check(null).findings()).containsExactly(new Finding(Fault.CHANGED, 2, 3, id(3)));
    }

    @Test
    @Tag("LEDG-020")
    void namesADeletedRow() {
        sql.execute("DROP TRIGGER ledger_transfer_delete");
        sql.update("DELETE FROM ledger_transfer WHERE sequence = 4");

        assertThat(check.check(null).findings()).containsExactly(new Finding(Fault.DELETED, 2, 4, ""));
    }

    @Test
    @Tag("LEDG-021")
    void findsABlockThatIsNotWhatItWas() {
        sql.execute("DROP TRIGGER ledger_block_update");
        sql.update("UPDATE ledger_block SET sealed_millis = sealed_millis + 1 WHERE number = 2");

        assertThat(check.check(null).findings()).containsExactly(new Finding(Fault.BLOCK_BROKEN, 2, 0, ""));
    }

    @Test
    @Tag("LEDG-021")
    void findsAChainThatWasCutAndSealedAgainByTheHeadThatSomebodyRemembers() {
        ChainCheck.Anchor remembered = check.head();
        sql.execute("DROP TRIGGER ledger_block_delete");
        sql.execute("DROP TRIGGER ledger_transfer_update");
        sql.update("DELETE FROM ledger_block WHERE number = 3");
        sql.update("UPDATE ledger_transfer SET units = units + 1 WHERE sequence = 6");
        chain.seal();

        assertThat(check.check(null).findings()).as("by itself it looks whole").isEmpty();
        assertThat(check.check(remembered).findings()).containsExactly(new Finding(Fault.BLOCK_BROKEN, 3, 0, ""));
    }

    @Test
    @Tag("LEDG-022")
    void waitsForUndecidedRowsAndSealsThemOnceTheyAreDecided() {
        undecided("x:1");
        transfer(7, "x:1");
        transfer(8, "");

        assertThat(chain.seal()).isZero();
        sql.update("DELETE FROM undo_log");
        assertThat(chain.seal()).isEqualTo(2);
        assertThat(check.check(null).isSound()).isTrue();
    }

    /** Sequences are drawn before the commit: one transaction may overtake another. */
    @Test
    @Tag("LEDG-022")
    void sealsARowThatWasOvertaken() {
        sql.update("ALTER TABLE ledger_transfer AUTO_INCREMENT = 9");
        transfer(9, "");
        assertThat(chain.seal()).isEqualTo(1);
        undecided("x:1");
        transferAt(7, "x:1");

        assertThat(chain.seal()).as("the overtaken one is undecided").isZero();
        sql.update("DELETE FROM undo_log");
        transferAt(8, "");
        assertThat(chain.seal()).isEqualTo(2);
        assertThat(check.check(null).findings()).isEmpty();
        assertThat(check.check(null).transfers()).isEqualTo(9);
    }

    @Test
    @Tag("LEDG-022")
    void namesARowThatSomebodyPutBetweenOldOnes() {
        sql.update("ALTER TABLE ledger_transfer AUTO_INCREMENT = 8");
        for (int number = 8; number < 20; number++) {
            transfer(number, "");
            chain.seal();
        }
        transferAt(7, "");
        assertThat(chain.seal()).isZero();

        assertThat(check.check(null).findings()).containsExactly(new Finding(Fault.INSERTED, 0, 7, id(7)));
    }

    @Test
    @Tag("LEDG-011")
    void aBlockIsNeitherChangedNorDeleted() {
        assertThatThrownBy(() -> sql.update("UPDATE ledger_block SET hash = ''"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("never changes");
        assertThatThrownBy(() -> sql.update("DELETE FROM ledger_block"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("never deleted");
    }

    private void undecided(String xid) {
        sql.update(
                "INSERT INTO undo_log (branch_id, xid, context, rollback_info, log_status, log_created, log_modified)"
                        + " VALUES (1, ?, '', '', 0, NOW(), NOW())",
                xid);
    }

    private void transfer(int number, String xid) {
        insert(0, number, xid);
    }

    private void transferAt(int sequence, String xid) {
        insert(sequence, sequence, xid);
    }

    /** A sequence of 0 is drawn by the database. */
    private void insert(int sequence, int number, String xid) {
        sql.update(
                "INSERT INTO ledger_transfer (id, sequence, kind, asset, debit_kind, debit_owner, credit_kind,"
                        + " credit_owner, units, reference, batch, time_millis, xid)"
                        + " VALUES (?, ?, 1, 1, 18, 0, 1, 2049024, 5, '', 0, 0, NULLIF(?, ''))",
                id(number),
                sequence,
                xid);
    }

    private static String id(int number) {
        return "%032x".formatted(number);
    }
}
