package org.perpex.match.engine;

import org.perpex.common.contract.BookCommand;

/**
 * The short way of most cancels: a plain order leaves, and nothing else is moved by it. What it does and says is what
 * the book would do and say; whatever is different in any way goes there. Not thread-safe.
 */
final class QuietCanceling {

    private final RestingOrders resting;
    private final Orders orders;
    private final BookListener listener;

    QuietCanceling(OrderBook book, BookListener listener) {
        this.resting = book.resting;
        this.orders = resting.orders;
        this.listener = listener;
    }

    /** Takes an order out and says all that changes, or does nothing and returns false. */
    boolean cancel(BookCommand.Cancel c) {
        int order = orders.find(c.orderId());
        if (order == Orders.NONE
                || !orders.isPlain(order)
                || orders.isDated(order)
                || orders.account(order) != c.account()
                || resting.holdsReduceOnly()
                || resting.holdsQuotes()) {
            return false;
        }
        int sideIndex = orders.sideIndex(order);
        int rank = orders.rank(order);
        int level = orders.level(order);
        listener.closed(c.request(), c.orderId(), c.account(), c.reason(), orders.openLots(order));
        resting.removePlain(order);
        listener.levelChanged(Requote.side(sideIndex), Sides.rankAt(sideIndex, rank), resting.levels.total(level));
        resting.sides.releaseIfEmpty(sideIndex, rank, level);
        listener.levelsSaid(resting);
        return true;
    }
}
