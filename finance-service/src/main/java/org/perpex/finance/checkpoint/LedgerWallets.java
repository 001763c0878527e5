package org.perpex.finance.checkpoint;

/** What checkpoints need of the wallet. */
public interface LedgerWallets {

    /** All futures wallets of the ledger, and the mark that they belong to. */
    AtMark futuresWallets(int source);

    /** Futures wallets at a mark. */
    record AtMark(long mark, Checkpoint.Wallets wallets) {}
}
