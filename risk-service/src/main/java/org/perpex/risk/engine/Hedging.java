package org.perpex.risk.engine;

import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.Side;

/** The rules of hedge mode: a long and a short beside each other, neither of which an order turns over. */
final class Hedging {

    private Hedging() {}

    /** Whether an order works against its position of hedge mode. */
    static boolean closesOnly(OrderCommand.Place order) {
        return switch (order.positionSide()) {
            case BOTH -> false;
            case LONG -> order.side() == Side.SELL;
            case SHORT -> order.side() == Side.BUY;
        };
    }

    /** What closes a position of hedge mode only reduces it: the book holds such orders to the position. */
    static OrderCommand.Place reduceOnly(OrderCommand.Place order) {
        return new OrderCommand.Place(
                order.request(),
                order.deadlineMillis(),
                order.account(),
                order.market(),
                order.side(),
                order.positionSide(),
                order.type(),
                order.timeInForce(),
                order.priceTicks(),
                order.sizeLots(),
                true,
                order.selfTradePrevention(),
                order.goodTillMillis(),
                order.clientOrderId(),
                order.terms());
    }
}
