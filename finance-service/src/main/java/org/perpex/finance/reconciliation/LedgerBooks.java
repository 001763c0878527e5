package org.perpex.finance.reconciliation;

import java.util.List;
import java.util.SortedMap;

/** What reconciliation asks of the wallet. Kinds and assets are codes: a broken row is shown too. */
public interface LedgerBooks {

    Picture picture();

    SortedMap<WalletKey, Long> futures();

    /** What each batch changed a futures wallet by. */
    SortedMap<Long, Long> batches(WalletKey wallet);

    /** Checks the chain, also against a head from before; block 0 for none. */
    Chain chain(long block, String hash);

    /** No money leaves futures wallets from now on. */
    void freeze(String reason);

    /** The ledger at one moment. */
    record Picture(long mark, List<Sum> sums, List<Balance> house, List<Sum> pendingIn, List<Deviation> deviations) {}

    record Sum(int asset, long units) {}

    record Balance(int kind, long owner, int asset, long units) {}

    record Deviation(int kind, long owner, int asset, long units, long transferred) {}

    /** The hash chain; findings are in words. */
    record Chain(long block, String hash, List<String> findings) {}
}
