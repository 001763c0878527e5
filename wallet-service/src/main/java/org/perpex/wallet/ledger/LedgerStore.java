package org.perpex.wallet.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.perpex.common.core.TransferId;

/** What the ledger needs of its tables. Always within the caller's transaction. */
public interface LedgerStore {

    Optional<Transfer> find(TransferId id);

    /** Takes the amount from an account unless that would leave it negative; says whether it did. */
    boolean takeIfCovered(AccountKey account, long units);

    /** Changes balances by signed amounts, in the order of keys; an account that is not there yet is opened. */
    void add(SortedMap<AccountKey, Long> deltas);

    /** Appends transfers; {@code batch} is the settlement batch, or 0. */
    void append(List<Transfer> transfers, long batch);
}
