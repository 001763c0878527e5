package org.perpex.finance.statement;

import java.util.List;
import org.perpex.common.core.Asset;

/** Every settled fact of an account's futures wallets. */
public interface WalletHistory {

    /**
     * The facts of an account in a span, oldest first, whether they changed anything or not: a page that is not full is
     * the last one.
     *
     * @param after only facts with a higher number
     * @param limit how many facts at most
     */
    List<WalletChange> changes(long account, Period.Span span, long after, int limit);

    /** What the account engine said last, before a time, that the account has of an asset; 0 if it said nothing. */
    long walletUnits(long account, Asset asset, long beforeMillis);

    /** The engine time that the books have come to: all facts before it are in. */
    long settledMillis();
}
