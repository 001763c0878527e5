package org.perpex.trade.messaging;

import java.util.Optional;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.trade.fill.Fill;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.OrderStatus;

/**
 * A position that moved without an order, as its account finds it: as an order of the exchange that was filled at once.
 * Nobody sent that order, and no book has seen it.
 */
record MovedPosition(long timeMillis, AccountFact.PositionMoved fact, MarketSpec market) {

    private Side side() {
        return fact.lots() > 0 ? Side.BUY : Side.SELL;
    }

    private long lots() {
        return Math.abs(fact.lots());
    }

    OrderState order() {
        OrderDetails details = new OrderDetails(
                fact.request(),
                fact.orderId(),
                fact.account(),
                fact.market(),
                side(),
                fact.positionSide(),
                OrderType.LIMIT,
                TimeInForce.IOC,
                fact.priceTicks(),
                lots(),
                true,
                SelfTradePrevention.NONE,
                0,
                Route.BOOK,
                fact.clientOrderId(),
                OrderTerms.PLAIN,
                0,
                fact.origin(),
                0);
        long quoteUnits = market.notionalUnits(fact.priceTicks(), lots());
        return new OrderState(details, OrderStatus.FILLED, lots(), quoteUnits, timeMillis, timeMillis, 0);
    }

    /** Its fill, which has the number of a trade; none if the whole market was settled. */
    Optional<Fill> fill() {
        return fact.tradeNumber() == 0
                ? Optional.empty()
                : Optional.of(new Fill(
                        fact.account(),
                        fact.market(),
                        fact.tradeNumber(),
                        fact.orderId(),
                        side(),
                        fact.positionSide(),
                        false,
                        fact.priceTicks(),
                        lots(),
                        fact.feeUnits(),
                        fact.realizedUnits(),
                        timeMillis));
    }
}
