package org.perpex.finance.settlement;

import java.util.function.Function;
import java.util.function.Supplier;

/** Runs work across the schemas of several services. */
public interface GlobalTransactions {

    /**
     * Runs work in a global transaction. An exception leaves open how the transaction ends: the coordinator goes on
     * until every branch has heard of it.
     *
     * @param work gets the XID; empty if there is no coordinator
     */
    <T> T global(Function<String, T> work);

    /** Runs work in a local transaction that sees nothing of a global transaction that is still undecided. */
    <T> T locked(Supplier<T> work);
}
