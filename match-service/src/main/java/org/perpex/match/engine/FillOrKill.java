package org.perpex.match.engine;

import org.agrona.collections.Long2LongHashMap;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;

/** Foresees, without changing anything, whether an order would be filled whole. Not thread-safe. */
final class FillOrKill {

    private final RestingOrders resting;
    private final Accounts accounts;
    private final Breaker breaker;
    private final OpenInterest openInterest;
    private final Long2LongHashMap moved = new Long2LongHashMap(0);
    private long needed;
    private boolean blocked;

    FillOrKill(RestingOrders resting, Breaker breaker, OpenInterest openInterest) {
        this.openInterest = openInterest;
        this.breaker = breaker;
        this.resting = resting;
        this.accounts = resting.accounts;
    }

    /** Returns whether {@link Matching#run} would fill the order whole. */
    boolean fills(OrderDetails taker, long priceTicks) {
        int accountSlot = accounts.find(taker.account(), taker.positionSide());
        long reducible = accounts.reducible(accountSlot, taker.side());
        if (taker.reduceOnly() && reducible < taker.sizeLots()) {
            return false;
        }
        if (openInterest.admittedLots(accountSlot, taker.side()) < taker.sizeLots()) {
            return false;
        }
        Side side = taker.side().opposite();
        PriceLadder ladder = resting.ladder(side);
        int limit = breaker.rankMax(side, RestingOrders.rank(side, priceTicks), ladder.best());
        needed = taker.sizeLots();
        blocked = false;
        int rank = ladder.best();
        while (rank <= limit && rank != PriceLadder.NO_RANK && needed > 0 && !blocked) {
            countLevel(taker, ladder.levelAt(rank));
            rank = ladder.next(rank);
        }
        moved.clear();
        return needed == 0;
    }

    private void countLevel(OrderDetails taker, int level) {
        int order = resting.levels.first(level);
        while (order != Orders.NONE && needed > 0 && !blocked) {
            count(taker, order);
            order = resting.orders.next(order);
        }
        if (needed > 0 && !blocked && resting.holdsIcebergs()) {
            countHidden(taker, level);
        }
    }

    /** Whoever gets here was not blocked: own orders of the level are expired before anything hidden trades. */
    private void countHidden(OrderDetails taker, int level) {
        for (int order = resting.levels.first(level); order != Orders.NONE; order = resting.orders.next(order)) {
            if (resting.orders.isIceberg(order) && !isOwn(taker, order)) {
                take(taker, order, Math.min(needed, resting.orders.hiddenLots(order)));
            }
        }
    }

    private boolean isOwn(OrderDetails taker, int maker) {
        return taker.selfTradePrevention() != SelfTradePrevention.NONE
                && accounts.isSameTrader(taker.account(), taker.tradeGroup(), resting.orders.accountSlot(maker));
    }

    private void count(OrderDetails taker, int maker) {
        if (isOwn(taker, maker)) {
            blocked = taker.selfTradePrevention() != SelfTradePrevention.EXPIRE_MAKER;
            return;
        }
        take(taker, maker, Math.min(needed, executable(taker, maker)));
    }

    private void take(OrderDetails taker, int maker, long lots) {
        needed -= lots;
        if (resting.holdsReduceOnly()) {
            move(accounts.key(resting.orders.accountSlot(maker)), -taker.side().sign() * lots);
            move(
                    Accounts.key(taker.account(), taker.positionSide()),
                    taker.side().sign() * lots);
        }
    }

    private long executable(OrderDetails taker, int maker) {
        long lots = resting.orders.lots(maker);
        if (!resting.orders.isReduceOnly(maker)) {
            return lots;
        }
        int accountSlot = resting.orders.accountSlot(maker);
        long expected = accounts.position(accountSlot) + moved.get(accounts.key(accountSlot));
        return Math.min(lots, Accounts.reducible(expected, taker.side().opposite()));
    }

    /** Long2LongHashMap takes no value that equals its missing value: what is back at zero is removed. */
    private void move(long key, long signedLots) {
        long sum = moved.get(key) + signedLots;
        if (sum == 0) {
            moved.remove(key);
        } else {
            moved.put(key, sum);
        }
    }
}
