package org.perpex.match.engine;

import org.perpex.common.core.Side;
import org.perpex.common.core.StreamHash;

/** The hash over the best levels of a book: what a feed that followed every change must come to as well. */
final class TopChecksum {

    /** It is said when a change number passes a multiple of this. */
    static final long CHANGES = 128;

    /** How many levels of each side it covers. */
    static final int LEVELS = 20;

    private TopChecksum() {}

    /** Returns the hash over price in ticks and lots of the best bids, then of the best asks, from the best on. */
    static long of(RestingOrders resting) {
        return extend(extend(StreamHash.SEED, resting, Side.BUY), resting, Side.SELL);
    }

    private static long extend(long hash, RestingOrders resting, Side side) {
        PriceLadder ladder = resting.ladder(side);
        long result = hash;
        int rank = ladder.best();
        for (int i = 0; i < LEVELS && rank != PriceLadder.NO_RANK; i++) {
            result = StreamHash.extend(result, RestingOrders.priceTicks(side, rank));
            result = StreamHash.extend(result, resting.levels.total(ladder.levelAt(rank)));
            rank = ladder.next(rank);
        }
        return result;
    }
}
