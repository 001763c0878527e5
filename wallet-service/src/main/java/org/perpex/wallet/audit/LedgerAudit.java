package org.perpex.wallet.audit;

import java.util.List;
import java.util.Map;
import org.perpex.common.core.Asset;

/** What the audit reads. Each answer is of one moment. */
public interface LedgerAudit {

    /** The sum of all accounts, by asset. In a sound ledger all are zero. */
    Map<Asset, Long> sums();

    /** Accounts whose balance is not what their transfers add up to. In a sound ledger there is none. */
    List<Deviation> deviations();

    /** How many transfers between wallets wait for the engine. */
    long pendingTransfers();

    /** An account whose balance is wrong. */
    record Deviation(int kind, long owner, int asset, long units, long transferred) {}
}
