package org.perpex.trade.api;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.trade.order.NewOrder;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.OrderStatus;

/** What a test order is answered with: the order as asked for, with no id, since it never existed. */
final class TestOrder {

    private TestOrder() {}

    static OrderState of(AccountId account, NewOrder order) {
        OrderDetails details = new OrderDetails(
                RequestId.NONE,
                0,
                account.value(),
                order.market().market(),
                order.side(),
                order.positionSide(),
                order.type(),
                order.timeInForce(),
                order.priceTicks(),
                order.sizeLots(),
                order.reduceOnly() || order.positionSide().isClosedBy(order.side()),
                order.selfTradePrevention(),
                order.goodTillMillis(),
                Route.BOOK,
                order.clientOrderId(),
                order.terms(),
                0,
                OrderOrigin.CLIENT,
                0);
        return new OrderState(details, OrderStatus.NEW, 0, 0, 0, 0, 0);
    }
}
