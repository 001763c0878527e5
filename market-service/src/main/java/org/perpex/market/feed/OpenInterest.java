package org.perpex.market.feed;

import java.util.HashMap;
import java.util.Map;
import org.perpex.common.core.Side;

/**
 * How many lots are held long in one market, which are as many as are held short: summed from its trades. Not
 * thread-safe: guarded by its owner.
 */
final class OpenInterest {

    private final Map<Long, Long> lotsByAccount = new HashMap<>();
    private long longLots;

    void traded(long takerAccount, long makerAccount, Side takerSide, long lots) {
        move(takerAccount, takerSide.sign() * lots);
        move(makerAccount, -takerSide.sign() * lots);
    }

    void restore(Map<Long, Long> saved) {
        saved.forEach(this::move);
    }

    Map<Long, Long> lotsByAccount() {
        return lotsByAccount;
    }

    long longLots() {
        return longLots;
    }

    private void move(long account, long signedLots) {
        long before = lotsByAccount.getOrDefault(account, 0L);
        long after = Math.addExact(before, signedLots);
        longLots += Math.max(after, 0) - Math.max(before, 0);
        if (after == 0) {
            lotsByAccount.remove(account);
        } else {
            lotsByAccount.put(account, after);
        }
    }
}
