package org.perpex.match.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Route;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Decides whether a market takes an order, before anything changes. */
final class Admission {

    private final OrderBook book;
    private final RestingOrders resting;
    private final FillOrKill fillOrKill;

    Admission(OrderBook book, RestingOrders resting) {
        this.book = book;
        this.resting = resting;
        this.fillOrKill = new FillOrKill(resting);
    }

    /** Whether what is left of an order may wait in the book. */
    static boolean mayRest(OrderDetails order) {
        return order.type() == OrderType.LIMIT
                && switch (order.timeInForce()) {
                    case GTC, GTX, GTD -> true;
                    case IOC, FOK -> false;
                };
    }

    /** Returns the first reason, in order of precedence, that speaks against an order; null means none does. */
    @Nullable
    RejectReason firstObjection(OrderDetails order) {
        MarketSpec.Limits limits = book.spec().limits();
        boolean limit = order.type() == OrderType.LIMIT;
        if (limit && !isPriceListed(order.priceTicks(), limits)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (order.sizeLots() < 1 || order.sizeLots() > Math.min(limits.sizeLotsMax(), Limits.ORDER_LOTS_MAX)) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (limit && book.markTicks() == OrderBook.NO_MARK) {
            return RejectReason.NO_MARK_PRICE;
        }
        if (!phaseAdmits(order)) {
            return RejectReason.MARKET_PHASE;
        }
        if (limit && isOffBand(order, limits)) {
            return RejectReason.PRICE_OFF_BAND;
        }
        return objectionOfBook(order);
    }

    private @Nullable RejectReason objectionOfBook(OrderDetails order) {
        if (order.reduceOnly() && reducible(order) == 0) {
            return RejectReason.REDUCE_ONLY_REJECTED;
        }
        if (mayRest(order) && order.timeInForce() == TimeInForce.GTX && wouldTake(order)) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        if (order.timeInForce() == TimeInForce.FOK && !fillOrKill.fills(order)) {
            return RejectReason.FILL_OR_KILL_UNFILLED;
        }
        if (mayRest(order) && resting.orders.count() >= Limits.RESTING_ORDERS_MAX) {
            return RejectReason.BOOK_FULL;
        }
        if (order.positionSide() != PositionSide.BOTH || order.route() != Route.BOOK) {
            return RejectReason.UNSUPPORTED;
        }
        return null;
    }

    private long reducible(OrderDetails order) {
        return resting.accounts.reducible(resting.accounts.find(order.account()), order.side());
    }

    private static boolean isPriceListed(long priceTicks, MarketSpec.Limits limits) {
        return priceTicks >= limits.priceTicksMin()
                && priceTicks <= Math.min(limits.priceTicksMax(), Limits.PRICE_TICKS_MAX);
    }

    private boolean phaseAdmits(OrderDetails order) {
        MarketPhase phase = book.phase();
        return switch (phase) {
            case TRADING -> true;
            case POST_ONLY -> mayRest(order) && !wouldTake(order);
            case REDUCE_ONLY -> order.reduceOnly();
            case PRE_OPEN, AUCTION, CANCEL_ONLY, HALTED, SETTLING -> false;
        };
    }

    private boolean isOffBand(OrderDetails order, MarketSpec.Limits limits) {
        if (order.side() == Side.BUY) {
            return Exact.compareProducts(order.priceTicks(), Exact.PPM, book.markTicks(), limits.priceUpPpm()) > 0;
        }
        return Exact.compareProducts(order.priceTicks(), Exact.PPM, book.markTicks(), limits.priceDownPpm()) < 0;
    }

    private boolean wouldTake(OrderDetails order) {
        Side side = order.side().opposite();
        int best = resting.ladder(side).best();
        return best != PriceLadder.NO_RANK && best <= RestingOrders.rank(side, order.priceTicks());
    }
}
