package org.perpex.match.engine;

import org.perpex.common.core.Side;

/** Holds the lots of all long positions of a market within what its specification admits. Not thread-safe. */
final class OpenInterest {

    private static final long UNBOUNDED = 0;

    private final OrderBook book;

    OpenInterest(OrderBook book) {
        this.book = book;
    }

    /** Whether nobody may open anything more. */
    boolean isFull() {
        return capLots() != UNBOUNDED && book.accounts.openInterest() >= capLots();
    }

    /**
     * Returns how many lots an order that takes may trade: what it closes, and what there is room for. Open interest
     * rises by no more than the taker opens.
     *
     * @param accountSlot the slot of its account, or none
     */
    long admittedLots(int accountSlot, Side side) {
        if (capLots() == UNBOUNDED) {
            return Long.MAX_VALUE;
        }
        long room = Math.max(0, capLots() - book.accounts.openInterest());
        return book.accounts.reducible(accountSlot, side) + room;
    }

    private long capLots() {
        return book.spec().guards().openInterestLotsMax();
    }
}
