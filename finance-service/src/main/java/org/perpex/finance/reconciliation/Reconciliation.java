package org.perpex.finance.reconciliation;

import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.perpex.finance.reconciliation.Run.Cause;

/**
 * Compares everything with everything. The pictures of ledger and finance are taken while nothing is settled; what is
 * read of finance afterwards is still of that moment.
 */
public final class Reconciliation {

    /** Runs work while no batch is settled. */
    public interface Quiet {

        <T> T quietly(Supplier<T> work);
    }

    private record Pictures(long mark, LedgerBooks.Picture ledger, SortedMap<WalletKey, Long> futures) {}

    private final Records records;
    private final LedgerBooks ledger;
    private final RunStore runs;
    private final Quiet quiet;
    private final InstantSource clock;

    public Reconciliation(Records records, LedgerBooks ledger, RunStore runs, Quiet quiet, InstantSource clock) {
        this.records = records;
        this.ledger = ledger;
        this.runs = runs;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Compares and keeps the result. A run that is not complete and finds something is followed by one that is. */
    public Run run(Cause cause, boolean complete) {
        Run run = runs.add(compare(cause, complete));
        return complete || run.deviations().isEmpty() ? run : runs.add(compare(cause, true));
    }

    private Run compare(Cause cause, boolean complete) {
        long startedMillis = clock.millis();
        Run before = runs.newest(1).stream().findFirst().orElse(null);
        LedgerBooks.Chain chain = complete
                ? ledger.chain(before == null ? 0 : before.chainBlock(), before == null ? "" : before.chainHash())
                : new LedgerBooks.Chain(
                        before == null ? 0 : before.chainBlock(), before == null ? "" : before.chainHash(), List.of());
        return records.snapshot(() -> {
            Pictures pictures = quiet.quietly(() ->
                    new Pictures(records.mark(), ledger.picture(), complete ? ledger.futures() : new TreeMap<>()));
            Comparison comparison = new Comparison();
            Records.LastCheckpoint last = records.lastCheckpoint();
            comparison.marks(pictures.mark, pictures.ledger.mark());
            comparison.ledger(pictures.ledger);
            comparison.checkpoint(last);
            comparison.house(records.house(), pictures.ledger);
            comparison.pools(records.pools(last.number()));
            comparison.positions(records.netLots(last.number()));
            if (complete) {
                comparison.chain(chain);
                accounts(comparison, pictures);
            }
            return new Run(
                    0,
                    cause,
                    complete,
                    pictures.mark,
                    last.number(),
                    startedMillis,
                    clock.millis(),
                    chain.block(),
                    chain.hash(),
                    comparison.lines());
        });
    }

    private void accounts(Comparison comparison, Pictures pictures) {
        comparison.batchRows(records.shortBatches());
        comparison.wallets(Dimension.ENGINE_WALLET, records.saidByEngine(), pictures.futures);
        List<WalletKey> different = comparison.wallets(Dimension.RECORDED_WALLET, records.wallets(), pictures.futures);
        for (WalletKey wallet : different) {
            comparison.batches(wallet, records.batches(wallet), ledger.batches(wallet));
        }
    }
}
