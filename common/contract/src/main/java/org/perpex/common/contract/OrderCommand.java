package org.perpex.common.contract;

import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Commands of a trader, from trade to the account engine on {@code risk-topic}. They carry no stream number: the request id makes a repetition harmless, and the deadline (engine time, milliseconds) makes a late arrival a rejection. */
public sealed interface OrderCommand extends RiskInput {
    /**
     * Places an order.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which the order is refused
     * @param account see AccountId
     * @param priceTicks limit price; 0 for a market order
     * @param goodTillMillis 0 unless GTD
     * @param clientOrderId chosen by the client; unique among the open orders of its account
     */
    record Place(
            RequestId request,
            long deadlineMillis,
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
            String clientOrderId)
            implements OrderCommand {}

    /**
     * Cancels an open order, named by its order id or, where that is 0, by its client order id.
     *
     * @param orderId 0 if the client order id names it
     * @param clientOrderId empty if the order id names it
     */
    record Cancel(RequestId request, long deadlineMillis, long account, int market, long orderId, String clientOrderId)
            implements OrderCommand {}

    /** Cancels an account's open orders in a market. */
    record CancelAll(RequestId request, long deadlineMillis, long account, int market) implements OrderCommand {}

    /**
     * Sets an account's leverage in a market.
     *
     * @param leverage 1 to the largest of the market
     */
    record SetLeverage(RequestId request, long deadlineMillis, long account, int market, int leverage)
            implements OrderCommand {}
}
