package org.perpex.finance.settlement;

/** What settlement needs of the wallet. */
public interface WalletBooks {

    /**
     * Posts a batch as a branch of a global transaction. Throws if it is not certain that it did.
     *
     * @param xid the global transaction, or empty
     */
    void settle(String xid, int source, long number, Batch batch);

    /** The number of the last fact that is in the wallet's books for good. */
    long mark(int source);
}
