package org.perpex.match.engine;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Route;
import org.perpex.common.core.TimeInForce;

/**
 * The short way of most orders that wait: one that asks for nothing but price and size comes in and meets nobody. What
 * it does and says is what the book would do and say; whatever is different in any way goes there. Not thread-safe.
 */
final class QuietPlacing {

    private final OrderBook book;
    private final RestingOrders resting;
    private final Accounts accounts;
    private final OpenInterest openInterest;
    private final BookListener listener;
    private final Incoming incoming = new Incoming();

    QuietPlacing(OrderBook book, OpenInterest openInterest, BookListener listener) {
        this.book = book;
        this.resting = book.resting;
        this.accounts = book.accounts;
        this.openInterest = openInterest;
        this.listener = listener;
    }

    /** Takes an order in and says all that changes, or does nothing and returns false. */
    boolean place(OrderDetails order) {
        if (!isPlain(order) || !isAdmitted(order)) {
            return false;
        }
        listener.accepted(order, order.priceTicks());
        int slot = accounts.of(order.account(), PositionSide.BOTH);
        accounts.tradeGroup(slot, order.tradeGroup());
        incoming.be(order, slot, order.priceTicks());
        int level = resting.addPlain(incoming);
        listener.rested(incoming);
        listener.levelChanged(order.side(), order.priceTicks(), resting.levels.total(level));
        listener.levelsSaid(resting);
        return true;
    }

    private boolean isAdmitted(OrderDetails order) {
        Band band = book.band();
        return band.suitsBothSides(order.priceTicks())
                && band.listsSize(order.sizeLots())
                && !resting.crosses(order.side(), order.priceTicks())
                && resting.orders.count() < Limits.RESTING_ORDERS_MAX
                && !openInterest.isFull();
    }

    private static boolean isPlain(OrderDetails order) {
        return order.timeInForce() == TimeInForce.GTC
                && order.type() == OrderType.LIMIT
                && !order.reduceOnly()
                && order.tradeGroup() >= 0
                && order.positionSide() == PositionSide.BOTH
                && order.route() == Route.BOOK
                && isPlain(order.terms());
    }

    private static boolean isPlain(OrderTerms terms) {
        return terms.visibleLots() == 0
                && terms.priceMatch() == PriceMatch.NONE
                && !terms.reprice()
                && !terms.closePosition()
                && !terms.quote();
    }
}
