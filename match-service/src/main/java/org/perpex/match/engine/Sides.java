package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;

/**
 * The two sides of a book: its orders by price and time. Keeps account of the levels that changed since the last
 * {@link #sayChanges}. Not thread-safe.
 */
final class Sides {

    final Levels levels = new Levels();
    private final Orders orders;
    private final PriceLadder bids = new PriceLadder();
    private final PriceLadder asks = new PriceLadder();
    // By the index of the side: 0 of bids, 1 of asks.
    private final PriceLadder[] ladders = {bids, asks};
    private int[] touched = new int[64];
    private long[] sorted = new long[64];
    private int touchedCount;

    Sides(Orders orders) {
        this.orders = orders;
    }

    PriceLadder ladder(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static int index(Side side) {
        return side == Side.BUY ? 0 : 1;
    }

    /** Returns the rank of a price on a side; the lower, the better. A price beyond the bounds counts as the bound. */
    static int rank(Side side, long priceTicks) {
        int bounded = Math.clamp(priceTicks, 0, Limits.PRICE_TICKS_MAX);
        return side == Side.BUY ? Limits.PRICE_TICKS_MAX - bounded : bounded;
    }

    static long priceTicks(Side side, int rank) {
        return side == Side.BUY ? Limits.PRICE_TICKS_MAX - rank : rank;
    }

    /** Puts an order behind everybody at a price; what it can execute joins the total. */
    void append(int order, Side side, int rank) {
        PriceLadder ladder = ladder(side);
        int level = levelAt(index(side), rank);
        touch(level);
        join(order, level, ladder, rank);
        orders.stand(order, level, side, rank);
    }

    private void join(int order, int level, PriceLadder ladder, int rank) {
        int last = levels.last(level);
        levels.join(level, order, last);
        levels.add(level, orders.lots(order));
        orders.linkInLevel(order, last);
        if (last == Orders.NONE) {
            ladder.light(rank);
        }
    }

    /** Takes an order out of its level. */
    void remove(int order) {
        int level = orders.level(order);
        touch(level);
        part(order, level);
    }

    private void part(int order, int level) {
        int next = orders.next(order);
        int previous = orders.previous(order);
        levels.add(level, -orders.lots(order));
        levels.part(level, previous, next);
        orders.unlinkFromLevel(previous, next);
        // Only of none and none all bits are set.
        if ((next & previous) == Orders.NONE) {
            Check.that(levels.total(level) == 0, "a level without orders has no lots", levels.total(level));
            ladders[orders.sideIndex(order)].dim(orders.rank(order));
        }
    }

    /** Whether all that changed has been said. */
    boolean areSaid() {
        return touchedCount == 0;
    }

    /** Returns the rank that a price, within bounds, has on the side of an index. */
    static int rankAt(int sideIndex, int priceTicks) {
        return priceTicks ^ Limits.PRICE_TICKS_MAX & sideIndex - 1;
    }

    /** Whether an order of the side of an index would meet one of the other side at a rank. */
    boolean meets(int sideIndex, int rank) {
        return ladders[1 - sideIndex].best() <= (Limits.PRICE_TICKS_MAX ^ rank);
    }

    /**
     * Takes an order to another rank of its side, behind everybody there. Both levels are known to have changed, so
     * they are not touched: the caller says them. Returns the level that the order joined.
     */
    int move(int order, int sideIndex, int rank, long lots) {
        // Looked for before the old level is left: the processor fetches the new one meanwhile.
        int to = levelAt(sideIndex, rank);
        part(order, orders.level(order));
        orders.lots(order, lots, lots);
        join(order, to, ladders[sideIndex], rank);
        orders.standAgain(order, to, rank);
        return to;
    }

    /** As {@link #append}, for a level that the caller says to have changed. Returns the level. */
    int appendSaid(int order, Side side, int rank) {
        PriceLadder ladder = ladder(side);
        int level = levelAt(index(side), rank);
        join(order, level, ladder, rank);
        orders.stand(order, level, side, rank);
        return level;
    }

    /** As {@link #remove}, for a level that the caller says to have changed, and releases when that is said. */
    void removeSaid(int order) {
        part(order, orders.level(order));
    }

    /** Lets go of a level if the last order has left it. */
    void releaseIfEmpty(int sideIndex, int rank, int level) {
        if (levels.isEmpty(level)) {
            ladders[sideIndex].forget(rank);
            levels.release(level);
        }
    }

    private int levelAt(int sideIndex, int rank) {
        PriceLadder ladder = ladders[sideIndex];
        int level = ladder.levelAt(rank);
        if (level == Orders.NONE) {
            level = levels.take(sideIndex, rank);
            ladder.put(rank, level);
        }
        return level;
    }

    /** Changes the total of a level. */
    void add(int level, long lots) {
        touch(level);
        levels.add(level, lots);
    }

    private void touch(int level) {
        if (levels.touch(level)) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
                sorted = new long[touchedCount * 2];
            }
            touched[touchedCount++] = level;
        }
    }

    /** Whether an order of a side would meet one of the other side at a price. */
    boolean crosses(Side side, long priceTicks) {
        Side other = side.opposite();
        return ladder(other).best() <= Math.min(rank(other, priceTicks), PriceLadder.NO_RANK - 1);
    }

    /** Returns whether the best bid is at or above the best ask. */
    boolean isCrossed() {
        return bids.best() != PriceLadder.NO_RANK
                && asks.best() != PriceLadder.NO_RANK
                && priceTicks(Side.BUY, bids.best()) >= asks.best();
    }

    /** Says each level whose total changed, bids from the best to the worst, then asks, and begins anew. */
    void sayChanges(BookListener listener) {
        int count = touchedCount;
        touchedCount = 0;
        if (count == 2 && levels.priority(touched[0]) > levels.priority(touched[1])) {
            sayChange(touched[1], listener);
            sayChange(touched[0], listener);
            return;
        }
        if (count > 2) {
            sortTouched(count);
        }
        for (int i = 0; i < count; i++) {
            sayChange(touched[i], listener);
        }
    }

    private void sortTouched(int count) {
        for (int i = 0; i < count; i++) {
            sorted[i] = levels.priority(touched[i]);
        }
        Arrays.sort(sorted, 0, count);
        for (int i = 0; i < count; i++) {
            touched[i] = (int) sorted[i];
        }
    }

    private void sayChange(int level, BookListener listener) {
        Side side = levels.side(level);
        int rank = levels.rank(level);
        levels.untouch(level);
        if (levels.isChanged(level)) {
            listener.levelChanged(side, priceTicks(side, rank), levels.total(level));
        }
        if (levels.isEmpty(level)) {
            ladder(side).forget(rank);
            levels.release(level);
        }
    }

    /** Takes the book as it stands for what everybody knows. */
    void forgetChanges() {
        for (int i = 0; i < touchedCount; i++) {
            levels.untouch(touched[i]);
        }
        touchedCount = 0;
    }
}
