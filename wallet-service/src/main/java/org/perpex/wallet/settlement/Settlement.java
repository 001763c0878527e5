package org.perpex.wallet.settlement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.StreamHash;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerIds;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.transfer.PendingTransfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Posts settlement batches: the wallet's branch of the global transaction that finance leads. */
public final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final String TRACE = "trace";

    private final Ledger ledger;
    private final PendingTransfers pending;
    private final SettlementStore store;
    private final LedgerTransactions transactions;
    private final Counter postings;

    public Settlement(
            Ledger ledger,
            PendingTransfers pending,
            SettlementStore store,
            LedgerTransactions transactions,
            MeterRegistry meters) {
        this.ledger = ledger;
        this.pending = pending;
        this.store = store;
        this.transactions = transactions;
        this.postings = Counter.builder("perpex.ledger.postings")
                .description("Transfers that settlement batches wrote into the ledger")
                .register(meters);
    }

    /**
     * Posts a batch if the mark stands right before it, and says whether it did: all of it or nothing.
     *
     * @param xid the global transaction, empty for none
     */
    public boolean settle(String xid, SettlementBatch batch) {
        boolean settled = transactions.branch(xid, () -> post(batch));
        if (settled) {
            postings.increment(batch.entries().size());
            logged(batch);
        }
        return settled;
    }

    /** The number of the last fact that is in the books for good. */
    public long mark(int source) {
        return transactions.locked(() -> store.lockedMark(source));
    }

    /** The hash over all futures wallets, as a checkpoint of the account engine has it. */
    public FuturesHash futuresHash(int source) {
        return FuturesHash.of(store.futuresWallets(source));
    }

    /** What the ledger knows of all futures wallets at a mark, as the account engine says it at a checkpoint. */
    public record FuturesHash(long mark, int accounts, long hash, long units) {

        /** Hashes wallets that come in order of account and asset; an account counts once however many it has. */
        static FuturesHash of(SettlementStore.FuturesWallets at) {
            long hash = StreamHash.SEED;
            long units = 0;
            for (SettlementStore.FuturesWallet wallet : at.wallets()) {
                hash = StreamHash.extend(hash, wallet.account());
                hash = StreamHash.extend(hash, wallet.asset());
                hash = StreamHash.extend(hash, wallet.units());
                units = Math.addExact(units, wallet.units());
            }
            long accounts = at.wallets().stream()
                    .mapToLong(SettlementStore.FuturesWallet::account)
                    .distinct()
                    .count();
            return new FuturesHash(at.mark(), Math.toIntExact(accounts), hash, units);
        }
    }

    private boolean post(SettlementBatch batch) {
        if (!store.move(batch.source(), batch.first() - 1, batch.last())) {
            return false;
        }
        pending.end(batch.ended(), batch.timeMillis());
        List<Transfer> transfers = new ArrayList<>(batch.entries().size());
        for (SettlementBatch.Entry entry : batch.entries()) {
            transfers.add(new Transfer(
                    LedgerIds.ofBatch(batch.source(), batch.first(), transfers.size()),
                    entry.kind(),
                    entry.debit(),
                    entry.credit(),
                    entry.units(),
                    entry.reference(),
                    batch.timeMillis()));
        }
        ledger.postAll(transfers, batch.batch());
        return true;
    }

    private static void logged(SettlementBatch batch) {
        for (SettlementBatch.SettledFill fill : batch.fills()) {
            try (MDC.MDCCloseable _ = MDC.putCloseable(TRACE, fill.trace())) {
                LOG.info(
                        "Trade {} of market {} is in the books of account {}, batch {}",
                        fill.trade(),
                        fill.market(),
                        fill.account(),
                        batch.batch());
            }
        }
        LOG.info(
                "Batch {} posted: facts {} to {}, {} transfers",
                batch.batch(),
                batch.first(),
                batch.last(),
                batch.entries().size());
    }
}
