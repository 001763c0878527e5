package org.perpex.match.engine;

import org.perpex.common.contract.BookCommand;
import org.perpex.common.core.PriceMatch;

/**
 * The short way of most amendments: a plain order gets another price at which it meets nobody. What it does and says is
 * what {@link Amending} would; whatever is different in any way goes there. Not thread-safe.
 */
final class QuietAmending {

    private final OrderBook book;
    private final RestingOrders resting;
    private final Orders orders;
    private final Sides sides;
    private final Levels levels;
    private final BookListener listener;
    private final Requote said = new Requote();

    QuietAmending(OrderBook book, BookListener listener) {
        this.book = book;
        this.resting = book.resting;
        this.orders = resting.orders;
        this.sides = resting.sides;
        this.levels = resting.levels;
        this.listener = listener;
    }

    /** Amends an order and says all that changes, or does nothing and returns false. */
    boolean amend(BookCommand.Amend c) {
        int order = orders.find(c.orderId());
        if (order == Orders.NONE || !isPlain(c, order)) {
            return false;
        }
        long openLots = orders.openLots(order) + c.sizeLots() - orders.sizeLots(order);
        int sideIndex = orders.sideIndex(order);
        int rank = Sides.rankAt(sideIndex, (int) c.priceTicks());
        if (openLots <= 0 || rank == orders.rank(order) || sides.meets(sideIndex, rank)) {
            return false;
        }
        move(c, order, sideIndex, rank, openLots);
        listener.requoted(c, said);
        listener.levelsSaid(resting);
        return true;
    }

    private boolean isPlain(BookCommand.Amend c, int order) {
        Band band = book.band();
        return orders.isPlain(order)
                && orders.account(order) == c.account()
                && c.priceMatch() == PriceMatch.NONE
                && band.suitsBothSides(c.priceTicks())
                && band.listsSize(c.sizeLots());
    }

    private void move(BookCommand.Amend c, int order, int sideIndex, int rank, long openLots) {
        int rankBefore = orders.rank(order);
        int left = orders.level(order);
        said.sideIndex = sideIndex;
        said.priceTicksBefore = Sides.rankAt(sideIndex, rankBefore);
        said.sizeLotsBefore = orders.sizeLots(order);
        said.openLots = openLots;
        int joined = sides.move(order, sideIndex, rank, openLots);
        orders.sizeLots(order, c.sizeLots());
        said.leftLots = levels.total(left);
        said.joinedLots = levels.total(joined);
        sides.releaseIfEmpty(sideIndex, rankBefore, left);
    }
}
