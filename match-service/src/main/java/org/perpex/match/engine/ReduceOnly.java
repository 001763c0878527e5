package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.Side;

/** Cuts reduce-only orders to what their account's position covers, best price first, then oldest first. */
final class ReduceOnly {

    private final RestingOrders resting;
    private final Accounts accounts;
    private final OrderBook book;
    private long[] keys = new long[64];
    private int[] found = new int[64];

    ReduceOnly(OrderBook book, RestingOrders resting) {
        this.book = book;
        this.resting = resting;
        this.accounts = resting.accounts;
    }

    /** Returns how much of a position is left for an order that would stand last at its price. */
    long coveredAt(int accountSlot, Side side, long priceTicks) {
        long left = accounts.reducible(accountSlot, side);
        int rank = RestingOrders.rank(side, priceTicks);
        for (int order = accounts.firstOrder(accountSlot);
                order != Orders.NONE;
                order = resting.orders.nextOfAccount(order)) {
            if (resting.orders.isReduceOnly(order) && resting.side(order) == side && resting.rank(order) <= rank) {
                left -= resting.orders.lots(order);
            }
        }
        return Math.max(left, 0);
    }

    /** Cuts what the position does not cover, and closes orders of which nothing is left. */
    void trim(int accountSlot) {
        if (accounts.reduceOnlyCount(accountSlot) == 0) {
            return;
        }
        int count = collect(accountSlot);
        long leftToBuy = accounts.reducible(accountSlot, Side.BUY);
        long leftToSell = accounts.reducible(accountSlot, Side.SELL);
        for (int i = 0; i < count; i++) {
            int order = found[(int) keys[i]];
            boolean buy = resting.side(order) == Side.BUY;
            long lots = Math.min(resting.orders.lots(order), buy ? leftToBuy : leftToSell);
            leftToBuy -= buy ? lots : 0;
            leftToSell -= buy ? 0 : lots;
            if (lots == 0) {
                book.closeReduceOnly(order);
            } else {
                resting.cut(order, lots);
            }
        }
    }

    /** An account's list holds its orders in the order in which they came to rest: their order in time at one price. */
    private int collect(int accountSlot) {
        int expected = accounts.reduceOnlyCount(accountSlot);
        if (expected > found.length) {
            found = new int[expected * 2];
            keys = new long[expected * 2];
        }
        int count = 0;
        for (int order = accounts.firstOrder(accountSlot);
                order != Orders.NONE;
                order = resting.orders.nextOfAccount(order)) {
            if (resting.orders.isReduceOnly(order)) {
                found[count] = order;
                keys[count] = (long) resting.rank(order) << Integer.SIZE | count;
                count++;
            }
        }
        Arrays.sort(keys, 0, count);
        return count;
    }
}
