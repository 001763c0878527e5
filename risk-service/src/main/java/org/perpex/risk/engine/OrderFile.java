package org.perpex.risk.engine;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Writes and reads an open order as part of a snapshot. */
final class OrderFile {

    private OrderFile() {}

    static void save(OpenOrder order, StateWriter state) {
        OrderDetails details = order.details();
        state.putLong(details.request().high());
        state.putLong(details.request().low());
        state.putLong(details.orderId());
        state.putLong(details.account());
        state.putInt(details.market());
        state.putInt(details.side().code);
        state.putInt(details.positionSide().code);
        state.putInt(details.type().code);
        state.putInt(details.timeInForce().code);
        state.putLong(details.priceTicks());
        state.putLong(details.sizeLots());
        state.putBoolean(details.reduceOnly());
        state.putInt(details.selfTradePrevention().code);
        state.putLong(details.goodTillMillis());
        state.putInt(details.route().code);
        state.putText(details.clientOrderId());
        saveTerms(details.terms(), state);
        state.putLong(details.tradeGroup());
        state.putInt(details.origin().code);
        state.putLong(details.parentId());
        state.putLong(order.bookPriceTicks());
        state.putLong(order.lossTicks());
        state.putLong(order.placedMillis());
        state.putBoolean(order.isAccepted());
        state.putLong(order.filledLots());
        state.putLong(order.quoteUnits());
        state.putInt(order.wishCount());
        for (OpenOrder.Wish wish : order.wishes()) {
            state.putLong(wish.request().high());
            state.putLong(wish.request().low());
            state.putLong(wish.priceTicks());
            state.putLong(wish.sizeLots());
            state.putLong(wish.lossTicks());
        }
    }

    static OpenOrder load(StateReader state) {
        OrderDetails details = new OrderDetails(
                new RequestId(state.getLong(), state.getLong()),
                state.getLong(),
                state.getLong(),
                state.getInt(),
                Side.of(state.getInt()),
                PositionSide.of(state.getInt()),
                OrderType.of(state.getInt()),
                TimeInForce.of(state.getInt()),
                state.getLong(),
                state.getLong(),
                state.getBoolean(),
                SelfTradePrevention.of(state.getInt()),
                state.getLong(),
                Route.of(state.getInt()),
                state.getText(),
                loadTerms(state),
                state.getLong(),
                OrderOrigin.of(state.getInt()),
                state.getLong());
        OpenOrder order = new OpenOrder(details, state.getLong(), state.getLong()).placedAt(state.getLong());
        order.restore(state.getBoolean(), state.getLong(), state.getLong());
        int wishes = state.getInt();
        for (int i = 0; i < wishes; i++) {
            order.wish(new OpenOrder.Wish(
                    new RequestId(state.getLong(), state.getLong()),
                    state.getLong(),
                    state.getLong(),
                    state.getLong()));
        }
        return order;
    }

    private static void saveTerms(OrderTerms terms, StateWriter state) {
        state.putLong(terms.visibleLots());
        state.putInt(terms.priceMatch().code);
        state.putBoolean(terms.reprice());
        state.putBoolean(terms.closePosition());
        state.putBoolean(terms.quote());
    }

    private static OrderTerms loadTerms(StateReader state) {
        return new OrderTerms(
                state.getLong(),
                PriceMatch.of(state.getInt()),
                state.getBoolean(),
                state.getBoolean(),
                state.getBoolean());
    }
}
