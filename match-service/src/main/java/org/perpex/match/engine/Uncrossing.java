package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.Side;

/**
 * Finds the one price at which a crossed book would trade: that of the largest volume; of those the one that leaves
 * the least over; of those the one nearest to the reference; of two the lower. Changes nothing. Not thread-safe.
 */
final class Uncrossing {

    /** The price of a book in which nothing would trade. */
    static final long NO_PRICE = 0;

    private final RestingOrders resting;
    private final Levels asks = new Levels();
    private final Levels bids = new Levels();
    private long referenceTicks;
    private long priceTicks;
    private long lots;
    private long imbalanceLots;

    Uncrossing(RestingOrders resting) {
        this.resting = resting;
    }

    /** Prices and lots of one side, from the best to the worst. */
    private static final class Levels {
        private long[] ticks = new long[64];
        private long[] lots = new long[64];
        private int count;

        private void add(long priceTicks, long executableLots) {
            if (count == ticks.length) {
                ticks = Arrays.copyOf(ticks, count * 2);
                lots = Arrays.copyOf(lots, count * 2);
            }
            ticks[count] = priceTicks;
            lots[count++] = executableLots;
        }
    }

    /** The price that {@link #find} found, or {@link #NO_PRICE}. */
    long priceTicks() {
        return priceTicks;
    }

    /** What would trade at that price. */
    long lots() {
        return lots;
    }

    /** What would be left at that price: positive to buy, negative to sell. */
    long imbalanceLots() {
        return imbalanceLots;
    }

    void find(long nearTicks) {
        referenceTicks = nearTicks;
        priceTicks = NO_PRICE;
        lots = 0;
        imbalanceLots = 0;
        if (resting.isCrossed()) {
            long bestBidTicks =
                    RestingOrders.priceTicks(Side.BUY, resting.ladder(Side.BUY).best());
            long bestAskTicks = resting.ladder(Side.SELL).best();
            collect(Side.SELL, bestBidTicks, asks);
            collect(Side.BUY, bestAskTicks, bids);
            walk(bestBidTicks);
        }
    }

    private void collect(Side side, long limitTicks, Levels into) {
        into.count = 0;
        PriceLadder ladder = resting.ladder(side);
        int limit = RestingOrders.rank(side, limitTicks);
        int rank = ladder.best();
        while (rank <= limit && rank != PriceLadder.NO_RANK) {
            into.add(RestingOrders.priceTicks(side, rank), executableLots(ladder.levelAt(rank)));
            rank = ladder.next(rank);
        }
    }

    /** What an iceberg hides counts too. */
    private long executableLots(int level) {
        long sum = resting.levels.total(level);
        if (resting.holdsIcebergs()) {
            for (int order = resting.levels.first(level); order != Orders.NONE; order = resting.orders.next(order)) {
                sum += resting.orders.isIceberg(order) ? resting.orders.hiddenLots(order) : 0;
            }
        }
        return sum;
    }

    /** From the lowest price to the highest: at each price of an order, and between two of them, demand is constant. */
    private void walk(long bestBidTicks) {
        long buyLots = 0;
        for (int i = 0; i < bids.count; i++) {
            buyLots += bids.lots[i];
        }
        long sellLots = 0;
        int ask = 0;
        int bid = bids.count - 1;
        long ticks = asks.ticks[0];
        while (ticks <= bestBidTicks) {
            if (ask < asks.count && asks.ticks[ask] == ticks) {
                sellLots += asks.lots[ask++];
            }
            consider(ticks, ticks, buyLots, sellLots);
            if (bid >= 0 && bids.ticks[bid] == ticks) {
                buyLots -= bids.lots[bid--];
            }
            long nextAsk = ask < asks.count ? asks.ticks[ask] : Long.MAX_VALUE;
            long nextBid = bid >= 0 ? bids.ticks[bid] : Long.MAX_VALUE;
            long next = Math.min(nextAsk, nextBid);
            if (next <= bestBidTicks && next > ticks + 1) {
                consider(ticks + 1, next - 1, buyLots, sellLots);
            }
            ticks = next;
        }
    }

    private void consider(long fromTicks, long toTicks, long buyLots, long sellLots) {
        long candidateTicks = Math.clamp(referenceTicks, fromTicks, toTicks);
        long volume = Math.min(buyLots, sellLots);
        long imbalance = buyLots - sellLots;
        if (volume > lots || volume == lots && volume > 0 && isNearer(candidateTicks, imbalance)) {
            priceTicks = candidateTicks;
            lots = volume;
            imbalanceLots = imbalance;
        }
    }

    private boolean isNearer(long candidateTicks, long imbalance) {
        long change = Math.abs(imbalance) - Math.abs(imbalanceLots);
        return change < 0
                || change == 0 && Math.abs(candidateTicks - referenceTicks) < Math.abs(priceTicks - referenceTicks);
    }
}
