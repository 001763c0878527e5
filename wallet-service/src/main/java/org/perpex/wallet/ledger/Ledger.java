package org.perpex.wallet.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.perpex.common.core.Check;

/**
 * The books. Every method runs within the caller's transaction, which is a branch of a global transaction or holds
 * Seata's global lock: balances of an undecided batch are not spent.
 */
public final class Ledger {

    /** How many transfers a batch may hold: each changes two balances, and Seata copes with about a thousand rows. */
    public static final int BATCH_TRANSFERS_MAX = 4_096;

    private final LedgerStore store;

    public Ledger(LedgerStore store) {
        this.store = store;
    }

    /** Posts one transfer, once however often it is asked for. */
    public Posting post(Transfer transfer) {
        Optional<Transfer> before = store.find(transfer.id());
        if (before.isPresent()) {
            return before.get().saysTheSameAs(transfer)
                    ? new Posting.AlreadyPosted(transfer.id())
                    : new Posting.Refused(transfer.id(), RefusalReason.ID_REUSED_WITH_DIFFERENT_CONTENT);
        }
        SortedMap<AccountKey, Long> deltas = new TreeMap<>();
        deltas.put(transfer.credit(), transfer.units());
        if (transfer.debit().kind() == AccountKind.FUNDING) {
            if (!store.takeIfCovered(transfer.debit(), transfer.units())) {
                return new Posting.Refused(transfer.id(), RefusalReason.BALANCE_INSUFFICIENT);
            }
        } else {
            deltas.put(transfer.debit(), -transfer.units());
        }
        store.add(deltas);
        store.append(List.of(transfer), 0);
        return new Posting.Posted(transfer.id());
    }

    /**
     * Posts a batch that was decided elsewhere. The caller's mark makes it happen once.
     *
     * @param batch number of the settlement batch
     */
    public void postAll(List<Transfer> transfers, long batch) {
        Check.that(transfers.size() <= BATCH_TRANSFERS_MAX, "a batch is bounded", transfers.size());
        if (transfers.isEmpty()) {
            return;
        }
        SortedMap<AccountKey, Long> deltas = new TreeMap<>();
        for (Transfer transfer : transfers) {
            Check.that(transfer.debit().kind() != AccountKind.FUNDING, "no batch takes from a funding wallet");
            deltas.merge(transfer.debit(), -transfer.units(), Math::addExact);
            deltas.merge(transfer.credit(), transfer.units(), Math::addExact);
        }
        change(deltas);
        store.append(transfers, batch);
    }

    /**
     * Changes balances in the order of keys. What is held is taken by a statement of its own: the row of an insert that
     * becomes an update would be negative by itself, which the table refuses.
     */
    private void change(SortedMap<AccountKey, Long> deltas) {
        SortedMap<AccountKey, Long> together = new TreeMap<>();
        for (Map.Entry<AccountKey, Long> delta : deltas.entrySet()) {
            if (delta.getKey().kind() == AccountKind.HELD && delta.getValue() < 0) {
                if (!together.isEmpty()) {
                    store.add(together);
                }
                together = new TreeMap<>();
                Check.that(store.takeIfCovered(delta.getKey(), -delta.getValue()), "what is held is there");
            } else {
                together.put(delta.getKey(), delta.getValue());
            }
        }
        if (!together.isEmpty()) {
            store.add(together);
        }
    }
}
