package org.perpex.match.engine;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;

/** An order on its way through the other side: one that has just come, or one that was amended. Reused. */
final class Incoming {

    long orderId;
    long account;
    int accountSlot;
    Side side = Side.BUY;
    long priceTicks;

    /** What of it was not traded. */
    long openLots;

    /** What of it can execute: a reduce-only order no more than the position covers. */
    long lots;

    boolean reduceOnly;

    /** Whether its fills count for the protection of its account. */
    boolean quote;

    SelfTradePrevention selfTradePrevention = SelfTradePrevention.NONE;

    /** Becomes an order that has just come. */
    void be(OrderDetails order, int slot, long quotedTicks) {
        orderId = order.orderId();
        account = order.account();
        accountSlot = slot;
        side = order.side();
        priceTicks = quotedTicks;
        openLots = order.sizeLots();
        lots = openLots;
        reduceOnly = order.reduceOnly();
        quote = order.terms().quote();
        selfTradePrevention = order.selfTradePrevention();
    }

    /** Becomes a resting order that comes in again. */
    void be(RestingOrders resting, int order, long newPriceTicks, long newOpenLots) {
        orderId = resting.orders.id(order);
        account = resting.orders.account(order);
        accountSlot = resting.orders.accountSlot(order);
        side = resting.side(order);
        priceTicks = newPriceTicks;
        openLots = newOpenLots;
        lots = openLots;
        reduceOnly = resting.orders.isReduceOnly(order);
        quote = resting.isQuote(order);
        selfTradePrevention = resting.orders.selfTradePrevention(order);
    }
}
