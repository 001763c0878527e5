package org.perpex.wallet.audit;

import java.util.List;

/** Reads pictures of the ledger. Each answer is of one moment. */
public interface LedgerPictures {

    LedgerPicture picture(int source);

    /** All futures wallets, in order of owners. */
    List<LedgerPicture.Balance> futures();

    /** What each settlement batch changed an account by, in order. */
    List<LedgerPicture.BatchNet> batches(int kind, long owner, int asset);
}
