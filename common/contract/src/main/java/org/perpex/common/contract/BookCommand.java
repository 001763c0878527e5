package org.perpex.common.contract;

import org.perpex.common.core.CloseReason;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Commands of the account engine to a matching engine, on {@code order-topic}. */
public sealed interface BookCommand extends BookInput {
    /**
     * An order whose margin is taken. A market order carries the worst price that its account can pay.
     *
     * @param request the id of the command that placed it
     * @param orderId assigned by the account engine
     * @param account see AccountId
     * @param market number of the market
     * @param priceTicks limit price; 0 for a market order as the client sent it
     * @param sizeLots size as ordered
     * @param goodTillMillis engine time at which a GTD order expires, else 0
     * @param route where it is executed
     * @param clientOrderId chosen by the client, or made by the exchange
     */
    record Place(
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
            String clientOrderId)
            implements BookCommand {}

    /**
     * Takes an order out of the book.
     *
     * @param request the cancel's own id
     */
    record Cancel(RequestId request, long orderId, long account, int market, CloseReason reason)
            implements BookCommand {}

    /** Takes all orders of an account in a market out of the book, in order of their ids. */
    record CancelAll(RequestId request, long account, int market, CloseReason reason) implements BookCommand {}
}
