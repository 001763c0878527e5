package org.perpex.wallet.settlement;

import java.util.List;

/** What settlement needs of its tables. */
public interface SettlementStore {

    /** Moves the mark of a stream, if it stands where expected; says whether it did. */
    boolean move(int source, long from, long to);

    /** The mark of a stream, with its row locked: never that of an undecided batch. */
    long lockedMark(int source);

    /** The futures wallets at the mark, in order of accounts, as of one moment. */
    FuturesWallets futuresWallets(int source);

    /** Futures wallets and the mark that they belong to. */
    record FuturesWallets(long mark, List<FuturesWallet> wallets) {}

    /** One futures wallet. */
    record FuturesWallet(long account, int asset, long units) {}
}
