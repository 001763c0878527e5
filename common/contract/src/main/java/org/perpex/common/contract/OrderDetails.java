package org.perpex.common.contract;

import org.perpex.common.core.OrderOrigin;
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
 * @param terms what it asks for beyond price and size
 * @param tradeGroup accounts of one group are one trader to self-trade prevention; 0: its user's sub-accounts
 * @param origin who made it
 * @param parentId the trigger or parent order that made it, or 0
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
        String clientOrderId,
        OrderTerms terms,
        long tradeGroup,
        OrderOrigin origin,
        long parentId) {

    /** A plain order of a client: it asks for nothing beyond price and size. */
    public OrderDetails(
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
        this(
                request,
                orderId,
                account,
                market,
                side,
                positionSide,
                type,
                timeInForce,
                priceTicks,
                sizeLots,
                reduceOnly,
                selfTradePrevention,
                goodTillMillis,
                route,
                clientOrderId,
                OrderTerms.PLAIN,
                0,
                OrderOrigin.CLIENT,
                0);
    }

    /** The same order with another price. */
    public OrderDetails withPriceTicks(long ticks) {
        return withPriceAndSize(ticks, sizeLots);
    }

    /** The same order with another price and size. */
    public OrderDetails withPriceAndSize(long ticks, long lots) {
        if (ticks == priceTicks && lots == sizeLots) {
            return this;
        }
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
                lots,
                reduceOnly,
                selfTradePrevention,
                goodTillMillis,
                route,
                clientOrderId,
                terms,
                tradeGroup,
                origin,
                parentId);
    }
}
