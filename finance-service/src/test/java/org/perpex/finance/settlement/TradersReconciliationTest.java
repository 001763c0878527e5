package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.AccountId;
import org.perpex.finance.reconciliation.Dimension;
import org.perpex.finance.reconciliation.LedgerBooks;
import org.perpex.finance.reconciliation.Line;
import org.perpex.finance.reconciliation.Reconciliation;
import org.perpex.finance.reconciliation.ReconciliationSettings;
import org.perpex.finance.reconciliation.Reconciliations;
import org.perpex.finance.reconciliation.Records;
import org.perpex.finance.reconciliation.Run;
import org.perpex.finance.reconciliation.RunStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.RestClientResponseException;

/** One unit changed by SQL, in whichever table, is found within one run and named. */
class TradersReconciliationTest extends SettlementWorld {

    private static long users = 6_000;

    private final long trader = ++users;
    private final long account = AccountId.of(trader, 0).value();
    private final long other = AccountId.of(++users, 0).value();
    private final String wallet = "FUTURES/" + account + "/USDT";
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Reconciliations reconciliations;
    private long batch;

    @Autowired
    private Records records;

    @Autowired
    private LedgerBooks ledgerBooks;

    @Autowired
    private RunStore runs;

    @BeforeEach
    void booksWithATradeAndACheckpoint() {
        reconciliations = new Reconciliations(
                new Reconciliation(records, ledgerBooks, runs, new Undisturbed(), InstantSource.system()),
                runs,
                records,
                ledgerBooks,
                new ReconciliationSettings(true, 60),
                meters);
        fund(trader, account, 100);
        fund(users, other, 100);
        ENGINE.trade(account, other, 7 * UNIT, 3, -1);
        ENGINE.funding(account, other, UNIT);
        ENGINE.checkpoint(ENGINE.number());
        batch = books.number(
                "SELECT batch FROM settlement_batch WHERE first = ?",
                settleAll().first());
    }

    @Test
    @Tag("RECO-001")
    void findsNothingInSoundBooksAndKeepsTheRun() {
        Run run = reconciliations.demand();

        assertThat(run.deviations()).isEmpty();
        assertThat(run.lines()).extracting(Line::dimension).contains(Dimension.values()[0], Dimension.HOUSE_ACCOUNT);
        assertThat(runs.find(run.number())).hasValue(run);
        assertThat(books.number("SELECT COUNT(*) FROM reconciliation_line WHERE run = ? AND status = 1", run.number()))
                .isEqualTo(run.lines().size());
        assertThat(deviations()).isZero();
    }

    @Test
    @Tag("RECO-002")
    void findsAUnitOnABalanceAndFreezesTransfersOut() {
        ledger.update("UPDATE ledger_account SET units = units + 1 WHERE kind = 2 AND owner = ?", account);
        try {
            Run run = reconciliations.demand();

            assertThat(lines(run, Dimension.LEDGER_SUM)).containsExactly("USDT by 1");
            assertThat(lines(run, Dimension.LEDGER_BALANCE))
                    .containsExactly("accounts that differ by 1", wallet + " by 1");
            assertThat(lines(run, Dimension.ENGINE_WALLET))
                    .containsExactly("accounts that differ by 1", wallet + " by 1");
            assertThat(lines(run, Dimension.LEDGER_CHAIN))
                    .as("no transfer changed")
                    .isEmpty();
            assertThat(deviations()).isEqualTo(run.deviations().size());
            assertThatThrownBy(() -> WALLET.transfer(trader, "1", "FUTURES", "FUNDING"))
                    .isInstanceOf(RestClientResponseException.class)
                    .hasMessageContaining("TRANSFERS_FROZEN");
            assertThat(ledger.text("SELECT reason FROM transfer_freeze")).startsWith("reconciliation " + run.number());
        } finally {
            ledger.update("UPDATE ledger_account SET units = units - 1 WHERE kind = 2 AND owner = ?", account);
            ledger.update("UPDATE transfer_freeze SET frozen = 0");
        }
        assertThat(reconciliations.demand().deviations()).isEmpty();
    }

    @Test
    @Tag("RECO-003")
    void findsTwoChangesThatCancelOut() {
        String move = "UPDATE ledger_account SET units = units + ? WHERE kind = 2 AND owner = ?";
        ledger.update(move, 1, account);
        ledger.update(move, -1, other);
        try {
            Run run = reconciliations.demand();

            assertThat(lines(run, Dimension.LEDGER_SUM)).isEmpty();
            assertThat(lines(run, Dimension.ENGINE_WALLET)).hasSize(3).contains(wallet + " by 1");
        } finally {
            ledger.update(move, -1, account);
            ledger.update(move, 1, other);
            ledger.update("UPDATE transfer_freeze SET frozen = 0");
        }
    }

    @Test
    @Tag("RECO-004")
    void followsAChangedRowOfAFillToItsBatch() {
        String change = "UPDATE settled_fill SET realized_units = realized_units + ? WHERE account = ? AND batch = ?";
        books.update(change, 1, account, batch);
        try {
            Run run = reconciliations.demand();

            assertThat(lines(run, Dimension.RECORDED_WALLET))
                    .containsExactly("accounts that differ by 1", wallet + " by -1");
            assertThat(lines(run, Dimension.RECORDED_BATCH))
                    .containsExactly("batch " + batch + " of " + wallet + " by -1");
            assertThat(lines(run, Dimension.HOUSE_ACCOUNT)).containsExactly("PNL_CLEARING/1/USDT by 1");
        } finally {
            books.update(change, -1, account, batch);
            ledger.update("UPDATE transfer_freeze SET frozen = 0");
        }
    }

    @Test
    @Tag("RECO-005")
    void findsAReportThatSaysAnotherFeeIncome() {
        books.update("UPDATE fee_income SET units = units + 1 WHERE batch = ? AND maker = 0", batch);
        try {
            assertThat(lines(reconciliations.demand(), Dimension.HOUSE_ACCOUNT))
                    .containsExactly("FEE_INCOME/0/USDT by -1");
        } finally {
            books.update("UPDATE fee_income SET units = units - 1 WHERE batch = ? AND maker = 0", batch);
            ledger.update("UPDATE transfer_freeze SET frozen = 0");
        }
    }

    @Test
    @Tag("RECO-006")
    void findsLotsThatNobodyHoldsTheOtherSideOf() {
        books.update("UPDATE settled_fill SET lots = lots + 1 WHERE account = ?", account);
        try {
            assertThat(lines(reconciliations.demand(), Dimension.POSITIONS)).containsExactly("market 1 by 1");
        } finally {
            books.update("UPDATE settled_fill SET lots = lots - 1 WHERE account = ?", account);
            ledger.update("UPDATE transfer_freeze SET frozen = 0");
        }
    }

    @Test
    @Tag("RECO-007")
    void namesATransferThatWasChangedPastItsTrigger() {
        String change = "UPDATE ledger_transfer SET reference = ? WHERE batch = ? AND kind = 7 AND debit_owner = ?";
        long sequence = ledger.number(
                "SELECT sequence FROM ledger_transfer WHERE batch = ? AND kind = 7 AND debit_owner = ?",
                batch,
                account);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ledger.number("SELECT MAX(end_sequence) FROM ledger_block") >= sequence);
        ledger.update("DROP TRIGGER ledger_transfer_update");
        ledger.update(change, "f".repeat(32), batch, account);
        try {
            assertThat(lines(reconciliations.demand(), Dimension.LEDGER_CHAIN))
                    .hasSize(2)
                    .anyMatch(line -> line.matches("CHANGED block \\d+ sequence " + sequence + " transfer .{32} by 1"));
        } finally {
            ledger.update(change, "0".repeat(32), batch, account);
            ledger.update("CREATE TRIGGER ledger_transfer_update BEFORE UPDATE ON ledger_transfer FOR EACH ROW"
                    + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a transfer never changes'");
            ledger.update("UPDATE transfer_freeze SET frozen = 0");
        }
        assertThat(reconciliations.demand().deviations()).isEmpty();
    }

    @Test
    @Tag("RECO-008")
    void namesABatchThatLacksARow() {
        books.update("UPDATE settlement_batch SET fills = fills + 1 WHERE batch = ?", batch);
        try {
            assertThat(lines(reconciliations.demand(), Dimension.BATCH_ROWS))
                    .containsExactly("batches that differ by 1", "fills of batch " + batch + " by -1");
        } finally {
            books.update("UPDATE settlement_batch SET fills = fills - 1 WHERE batch = ?", batch);
            ledger.update("UPDATE transfer_freeze SET frozen = 0");
        }
    }

    private double deviations() {
        return meters.get("perpex.reconciliation.deviations").gauge().value();
    }

    private static List<String> lines(Run run, Dimension dimension) {
        return run.deviations().stream()
                .filter(line -> line.dimension() == dimension)
                .map(line -> line.subject() + " by " + line.deviation())
                .toList();
    }

    /** Here nobody settles but the test. */
    private static final class Undisturbed implements Reconciliation.Quiet {

        @Override
        public <T> T quietly(Supplier<T> work) {
            return work.get();
        }
    }
}
