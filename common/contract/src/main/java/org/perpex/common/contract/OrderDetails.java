package org.perpex.common.contract;

import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/**
 * An order as it was placed: what every fact about it repeats, so that a reader needs no memory.
 *
 * @param request the id of the command that placed it
 * @param orderId assigned by the account engine
 * @param account see AccountId
 * @param market number of the market
 * @param priceTicks limit price; of a market order 0 as the client sent it, to and from the book the worst it may trade at
 * @param sizeLots size as ordered
 * @param goodTillMillis engine time at which a GTD order expires, else 0
 * @param route where it is executed
 * @param clientOrderId chosen by the client, or made by the exchange
 */
public record OrderDetails(
        RequestId request,
        long orderId,
        long account,
        int market,
        Side side,
        PositionSide positionSide,
        OrderType type,
        TimeInForce timeInForce,
        long priceTicks,
        long sizeLots,
        boolean reduceOnly,
        SelfTradePrevention selfTradePrevention,
        long goodTillMillis,
        Route route,
        String clientOrderId) {

    /** The same order with another price. */
    public OrderDetails withPriceTicks(long ticks) {
        return new OrderDetails(
                request,
                orderId,
                account,
                market,
                side,
                positionSide,
                type,
                timeInForce,
                ticks,
                sizeLots,
                reduceOnly,
                selfTradePrevention,
                goodTillMillis,
                route,
                clientOrderId);
    }
}
