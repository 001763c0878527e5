package org.perpex.match.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Route;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Decides whether a market takes an order, before anything changes. */
final class Admission {

    private final OrderBook book;
    private final RestingOrders resting;
    private final FillOrKill fillOrKill;
    private final OpenInterest openInterest;

    Admission(OrderBook book, RestingOrders resting, Breaker breaker, OpenInterest openInterest) {
        this.openInterest = openInterest;
        this.book = book;
        this.resting = resting;
        this.fillOrKill = new FillOrKill(resting, breaker, openInterest);
    }

    /** Whether what is left of an order may wait in the book. */
    static boolean mayRest(OrderDetails order) {
        return order.type() == OrderType.LIMIT
                && switch (order.timeInForce()) {
                    case GTC, GTX, GTD -> true;
                    case IOC, FOK -> false;
                };
    }

    /**
     * Returns the first reason, in order of precedence, that speaks against an order; null means none does.
     *
     * @param priceTicks the price at which it would come in, or {@link Quoting#NO_PRICE}
     */
    @Nullable
    RejectReason firstObjection(OrderDetails order, long priceTicks) {
        if (isOffSide(order)) {
            return RejectReason.POSITION_SIDE_MISMATCH;
        }
        Band band = book.band();
        boolean limit = order.type() == OrderType.LIMIT;
        if (limit && !band.listsPrice(order.priceTicks())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (!band.listsSize(order.sizeLots())) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (order.terms().visibleLots() != 0 && !isIceberg(order)) {
            return RejectReason.ICEBERG_INVALID;
        }
        if (!limit && order.terms().priceMatch() != PriceMatch.NONE) {
            return RejectReason.PRICE_MATCH_UNSUPPORTED;
        }
        if (limit && book.markTicks() == OrderBook.NO_MARK) {
            return RejectReason.NO_MARK_PRICE;
        }
        if (!phaseAdmits(order, priceTicks)) {
            return RejectReason.MARKET_PHASE;
        }
        if (priceTicks == Quoting.NO_PRICE) {
            return RejectReason.PRICE_MATCH_NO_LEVEL;
        }
        if (limit && band.isOff(order.side(), priceTicks)) {
            return RejectReason.PRICE_OFF_BAND;
        }
        return objectionOfBook(order, priceTicks);
    }

    /** Returns the first reason that speaks against an amendment of what rests in a slot, or in none; null: none does. */
    @Nullable
    RejectReason firstObjection(BookCommand.Amend amend, int order, long priceTicks) {
        Band band = book.band();
        if (!band.listsPrice(amend.priceTicks())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (!band.listsSize(amend.sizeLots())) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (order == Orders.NONE || resting.orders.account(order) != amend.account()) {
            return RejectReason.ORDER_UNKNOWN;
        }
        boolean otherPrice = priceTicks != resting.priceTicks(order);
        if (!otherPrice && amend.sizeLots() == resting.orders.sizeLots(order)) {
            return RejectReason.AMEND_UNCHANGED;
        }
        if (otherPrice && book.markTicks() == OrderBook.NO_MARK) {
            return RejectReason.NO_MARK_PRICE;
        }
        return objectionOfBook(order, otherPrice, priceTicks);
    }

    private @Nullable RejectReason objectionOfBook(int order, boolean otherPrice, long priceTicks) {
        Side side = resting.side(order);
        boolean admitted = switch (book.phase()) {
            case TRADING -> true;
            case POST_ONLY -> !otherPrice || !wouldTake(side, priceTicks);
            case REDUCE_ONLY -> resting.orders.isReduceOnly(order);
            case PRE_OPEN, AUCTION -> true;
            case CANCEL_ONLY, HALTED, SETTLING -> false;
        };
        if (!admitted) {
            return RejectReason.MARKET_PHASE;
        }
        if (priceTicks == Quoting.NO_PRICE) {
            return RejectReason.PRICE_MATCH_NO_LEVEL;
        }
        if (otherPrice && book.band().isOff(side, priceTicks)) {
            return RejectReason.PRICE_OFF_BAND;
        }
        boolean refused = otherPrice && resting.orders.isPostOnly(order) && !isQuiet(side, priceTicks);
        return refused ? RejectReason.POST_ONLY_WOULD_TAKE : null;
    }

    private @Nullable RejectReason objectionOfBook(OrderDetails order, long priceTicks) {
        if (order.reduceOnly() && reducible(order) == 0) {
            return RejectReason.REDUCE_ONLY_REJECTED;
        }
        if (order.terms().quote() && book.protections().refuses(order.account())) {
            return RejectReason.MAKER_PROTECTION_TRIPPED;
        }
        if (openInterest.isFull() && !order.reduceOnly() && reducible(order) < order.sizeLots()) {
            return RejectReason.OPEN_INTEREST_MAX;
        }
        if (mayRest(order) && order.timeInForce() == TimeInForce.GTX && !isQuiet(order.side(), priceTicks)) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        if (order.timeInForce() == TimeInForce.FOK && !fillOrKill.fills(order, priceTicks)) {
            return RejectReason.FILL_OR_KILL_UNFILLED;
        }
        if (mayRest(order) && resting.orders.count() >= Limits.RESTING_ORDERS_MAX) {
            return RejectReason.BOOK_FULL;
        }
        if (order.route() != Route.BOOK || !isOffered(order)) {
            return RejectReason.UNSUPPORTED;
        }
        return null;
    }

    /** In hedge mode what closes a position reduces it only, so that it is never turned over; what opens one does not. */
    private static boolean isOffSide(OrderDetails order) {
        PositionSide position = order.positionSide();
        return position != PositionSide.BOTH && order.reduceOnly() != position.isClosedBy(order.side());
    }

    private static boolean isOffered(OrderDetails order) {
        OrderTerms terms = order.terms();
        boolean quiet = !terms.reprice() || order.timeInForce() == TimeInForce.GTX;
        return !terms.closePosition() && quiet && order.tradeGroup() >= 0;
    }

    private long reducible(OrderDetails order) {
        return resting.accounts.reducible(resting.accounts.find(order.account(), order.positionSide()), order.side());
    }

    private static boolean isIceberg(OrderDetails order) {
        long visibleLots = order.terms().visibleLots();
        return visibleLots > 0 && visibleLots <= order.sizeLots() && mayRest(order) && !order.reduceOnly();
    }

    private boolean phaseAdmits(OrderDetails order, long priceTicks) {
        MarketPhase phase = book.phase();
        return switch (phase) {
            case TRADING -> true;
            case POST_ONLY -> mayRest(order) && !wouldTake(order.side(), priceTicks);
            case REDUCE_ONLY -> order.reduceOnly();
            case PRE_OPEN, AUCTION -> mayRest(order);
            case CANCEL_ONLY, HALTED, SETTLING -> false;
        };
    }

    /** Whether a post-only order can wait at a price: it takes nothing, and the price is one that the market lists. */
    private boolean isQuiet(Side side, long priceTicks) {
        return !wouldTake(side, priceTicks) && book.band().listsPrice(priceTicks);
    }

    private boolean wouldTake(Side side, long priceTicks) {
        return priceTicks != Quoting.NO_PRICE && resting.crosses(side, priceTicks);
    }
}
