package org.perpex.match.engine;

import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Side;

/** The price at which an order comes in: its own, one that it takes from the book, or one tick behind the other side. */
final class Quoting {

    /** The book has no level to take a price from. */
    static final long NO_PRICE = -1;

    private final RestingOrders resting;

    Quoting(RestingOrders resting) {
        this.resting = resting;
    }

    /**
     * Returns the price of an order, or {@link #NO_PRICE}.
     *
     * @param limitTicks its own price; with a match the worst that it may come to
     * @param behind whether it is put one tick behind the best opposite price where it would take
     */
    long priceTicks(Side side, long limitTicks, PriceMatch match, boolean behind) {
        long ticks = match == PriceMatch.NONE ? limitTicks : matchedTicks(side, limitTicks, match);
        if (!behind || ticks == NO_PRICE) {
            return ticks;
        }
        int best = resting.ladder(side.opposite()).best();
        if (best == PriceLadder.NO_RANK) {
            return ticks;
        }
        long quietTicks = RestingOrders.priceTicks(side.opposite(), best) - side.sign();
        return better(side, ticks, quietTicks);
    }

    private long matchedTicks(Side side, long limitTicks, PriceMatch match) {
        Side of = match.opponent ? side.opposite() : side;
        PriceLadder ladder = resting.ladder(of);
        int rank = ladder.best();
        for (int level = 1; level < match.level && rank != PriceLadder.NO_RANK; level++) {
            rank = ladder.next(rank);
        }
        return rank == PriceLadder.NO_RANK ? NO_PRICE : better(side, limitTicks, RestingOrders.priceTicks(of, rank));
    }

    /** The better of two prices for one who trades on a side: the lower for a buyer. */
    private static long better(Side side, long ticks, long otherTicks) {
        return side == Side.BUY ? Math.min(ticks, otherTicks) : Math.max(ticks, otherTicks);
    }
}
