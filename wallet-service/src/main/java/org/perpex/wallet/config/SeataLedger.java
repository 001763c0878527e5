package org.perpex.wallet.config;

import java.util.function.Supplier;
import org.perpex.common.spring.transaction.SeataBranches;
import org.perpex.wallet.ledger.LedgerTransactions;

/** Transactions on the ledger's database as Seata knows them. */
record SeataLedger(SeataBranches branches) implements LedgerTransactions {

    @Override
    public <T> T locked(Supplier<T> work) {
        return branches.locked(work);
    }

    @Override
    public <T> T branch(String xid, Supplier<T> work) {
        return branches.branch(xid, work);
    }
}
