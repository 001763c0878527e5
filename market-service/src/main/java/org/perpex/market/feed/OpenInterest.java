package org.perpex.market.feed;

import java.util.HashMap;
import java.util.Map;
import org.perpex.common.core.Side;

/**
 * How many lots are held long in one market, which are as many as are held short, and by how many accounts: summed from
 * its trades and from positions that moved without orders. Not thread-safe: guarded by its owner.
 */
final class OpenInterest {

    private final Map<Long, Long> lotsByAccount = new HashMap<>();
    private long longLots;
    private int longAccounts;

    void traded(long takerAccount, long makerAccount, Side takerSide, long lots) {
        move(takerAccount, takerSide.sign() * lots);
        move(makerAccount, -takerSide.sign() * lots);
    }

    /** @param signedLots as the position was that is taken away */
    void moved(long account, long counterparty, long signedLots) {
        move(account, Math.negateExact(signedLots));
        move(counterparty, signedLots);
    }

    /** @param signedLots as the position was that is no more */
    void settled(long account, long signedLots) {
        move(account, Math.negateExact(signedLots));
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

    Held at(long timeMillis) {
        return new Held(timeMillis, longLots, longAccounts, lotsByAccount.size() - longAccounts);
    }

    private void move(long account, long signedLots) {
        long before = lotsByAccount.getOrDefault(account, 0L);
        long after = Math.addExact(before, signedLots);
        longLots += Math.max(after, 0) - Math.max(before, 0);
        longAccounts += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
        if (after == 0) {
            lotsByAccount.remove(account);
        } else {
            lotsByAccount.put(account, after);
        }
    }
}
