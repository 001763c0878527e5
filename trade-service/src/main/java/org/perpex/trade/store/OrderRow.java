package org.perpex.trade.store;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.OrderStatus;

/** A row of table {@code orders}. */
record OrderRow(
        long orderId,
        long account,
        int market,
        String clientOrderId,
        long requestHigh,
        long requestLow,
        int side,
        int positionSide,
        int type,
        int timeInForce,
        long priceTicks,
        long sizeLots,
        boolean reduceOnly,
        int selfTradePrevention,
        long goodTillMillis,
        int route,
        int status,
        boolean isOpen,
        long filledLots,
        long quoteUnits,
        long createdMillis,
        long updatedMillis,
        int priceMatch,
        long visibleLots,
        boolean reprice,
        int amendments,
        int origin) {

    static OrderRow of(OrderState state) {
        OrderDetails order = state.details();
        return new OrderRow(
                order.orderId(),
                order.account(),
                order.market(),
                order.clientOrderId(),
                order.request().high(),
                order.request().low(),
                order.side().code,
                order.positionSide().code,
                order.type().code,
                order.timeInForce().code,
                order.priceTicks(),
                order.sizeLots(),
                order.reduceOnly(),
                order.selfTradePrevention().code,
                order.goodTillMillis(),
                order.route().code,
                state.status().code,
                state.status().isOpen(),
                state.filledLots(),
                state.quoteUnits(),
                state.createdMillis(),
                state.updatedMillis(),
                order.terms().priceMatch().code,
                order.terms().visibleLots(),
                order.terms().reprice(),
                state.amendments(),
                order.origin().code);
    }

    OrderState toState() {
        OrderDetails details = new OrderDetails(
                new RequestId(requestHigh, requestLow),
                orderId,
                account,
                market,
                Side.of(side),
                PositionSide.of(positionSide),
                OrderType.of(type),
                TimeInForce.of(timeInForce),
                priceTicks,
                sizeLots,
                reduceOnly,
                SelfTradePrevention.of(selfTradePrevention),
                goodTillMillis,
                Route.of(route),
                clientOrderId,
                new OrderTerms(visibleLots, PriceMatch.of(priceMatch), reprice, false, false),
                0,
                OrderOrigin.of(origin),
                0);
        return new OrderState(
                details, OrderStatus.of(status), filledLots, quoteUnits, createdMillis, updatedMillis, amendments);
    }
}
