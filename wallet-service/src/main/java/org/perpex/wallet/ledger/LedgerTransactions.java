package org.perpex.wallet.ledger;

import java.util.function.Supplier;

/** Runs work in a transaction that may write balances. */
public interface LedgerTransactions {

    /**
     * Runs work in a local transaction under Seata's global lock: what it writes was not written by a batch that is
     * still undecided. All of it happens or nothing.
     */
    <T> T locked(Supplier<T> work);

    /** Runs work in a local transaction that becomes a branch of this global transaction, or of none. */
    <T> T branch(String xid, Supplier<T> work);
}
