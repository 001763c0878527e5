package org.perpex.match.engine;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.engine.SpecState;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Check;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** One market in a snapshot: positions by account and position side, then bids and asks in price-time order. */
final class MarketState {

    private static final long UNDATED = 0;

    private MarketState() {}

    static void save(Market market, ExpiryQueue expiry, StateWriter state) {
        OrderBook book = market.book();
        SpecState.save(book.spec(), state);
        state.putInt(book.phase().code);
        state.putLong(book.markTicks());
        state.putLong(book.tradeNumber());
        state.putLong(market.facts().sequence());
        book.breaker().save(state);
        book.countdowns().save(state);
        book.protections().save(state);
        long[] keys = book.accounts.worthKeeping();
        state.putInt(keys.length);
        for (long key : keys) {
            int slot = book.accounts.find(key);
            state.putLong(book.accounts.account(slot));
            state.putInt(book.accounts.side(slot).code);
            state.putLong(book.accounts.position(slot));
            state.putLong(book.accounts.tradeGroup(slot));
        }
        state.putInt(book.resting.orders.count());
        saveSide(book.resting, Side.BUY, expiry, state);
        saveSide(book.resting, Side.SELL, expiry, state);
    }

    private static void saveSide(RestingOrders resting, Side side, ExpiryQueue expiry, StateWriter state) {
        PriceLadder ladder = resting.ladder(side);
        Orders orders = resting.orders;
        for (int rank = ladder.best(); rank != PriceLadder.NO_RANK; rank = ladder.next(rank)) {
            int order = resting.levels.first(ladder.levelAt(rank));
            for (; order != Orders.NONE; order = orders.next(order)) {
                state.putLong(orders.id(order));
                state.putLong(orders.account(order));
                state.putInt(resting.accounts.side(orders.accountSlot(order)).code);
                state.putInt(side.code);
                state.putLong(RestingOrders.priceTicks(side, rank));
                state.putLong(orders.lots(order));
                state.putLong(orders.openLots(order));
                state.putLong(orders.sizeLots(order));
                state.putBoolean(orders.isReduceOnly(order));
                state.putBoolean(orders.isPostOnly(order));
                state.putBoolean(orders.isRepriced(order));
                state.putBoolean(resting.isQuote(order));
                state.putLong(resting.visibleLots(order));
                state.putInt(orders.selfTradePrevention(order).code);
                state.putLong(orders.isDated(order) ? expiry.millis(orders.id(order)) : UNDATED);
            }
        }
    }

    /** Fills a market that has just been made from its specification. */
    static void load(Market market, StateReader state) {
        OrderBook book = market.book();
        book.restore(MarketPhase.of(state.getInt()), state.getLong(), state.getLong());
        market.facts().restore(state.getLong());
        book.breaker().load(state);
        book.countdowns().load(state);
        book.protections().load(state);
        int positions = state.getInt();
        for (int i = 0; i < positions; i++) {
            int slot = book.accounts.of(state.getLong(), PositionSide.of(state.getInt()));
            book.accounts.add(slot, state.getLong());
            book.accounts.tradeGroup(slot, state.getLong());
        }
        Check.that(book.accounts.isBalanced(), "long lots equal short lots in a snapshot");
        int orders = state.getInt();
        for (int i = 0; i < orders; i++) {
            loadOrder(book, state);
        }
        book.restored();
    }

    /** What a snapshot does not hold of an order has done its part when the order came to rest. */
    private static void loadOrder(OrderBook book, StateReader state) {
        long orderId = state.getLong();
        long account = state.getLong();
        PositionSide positionSide = PositionSide.of(state.getInt());
        Side side = Side.of(state.getInt());
        long priceTicks = state.getLong();
        long lots = state.getLong();
        long openLots = state.getLong();
        long sizeLots = state.getLong();
        boolean reduceOnly = state.getBoolean();
        boolean postOnly = state.getBoolean();
        boolean repriced = state.getBoolean();
        boolean quote = state.getBoolean();
        long visibleLots = state.getLong();
        SelfTradePrevention selfTradePrevention = SelfTradePrevention.of(state.getInt());
        long goodTillMillis = state.getLong();
        OrderDetails placed = new OrderDetails(
                RequestId.NONE,
                orderId,
                account,
                book.spec().market(),
                side,
                positionSide,
                OrderType.LIMIT,
                timeInForce(postOnly, goodTillMillis),
                priceTicks,
                sizeLots,
                reduceOnly,
                selfTradePrevention,
                goodTillMillis,
                Route.BOOK,
                "",
                new OrderTerms(visibleLots, PriceMatch.NONE, repriced, false, quote),
                0,
                OrderOrigin.CLIENT,
                0);
        Incoming incoming = new Incoming();
        incoming.be(placed, book.accounts.of(account, positionSide), priceTicks);
        incoming.lots = lots;
        incoming.openLots = openLots;
        book.resting.add(placed, incoming);
        book.resting.restoreShown(book.resting.find(orderId), lots);
    }

    private static TimeInForce timeInForce(boolean postOnly, long goodTillMillis) {
        if (postOnly) {
            return TimeInForce.GTX;
        }
        return goodTillMillis == UNDATED ? TimeInForce.GTC : TimeInForce.GTD;
    }
}
