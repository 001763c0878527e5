package org.perpex.trade.order;

import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/**
 * An order as a client asks for it, valid by the filters of its market.
 *
 * @param priceTicks 0 for a market order and with a price match
 * @param goodTillMillis 0 unless GTD
 * @param terms what it asks for beyond price and size
 * @param whole whether the client wants the result rather than the acceptance
 */
public record NewOrder(
        MarketSpec market,
        Side side,
        PositionSide positionSide,
        OrderType type,
        TimeInForce timeInForce,
        long priceTicks,
        long sizeLots,
        boolean reduceOnly,
        SelfTradePrevention selfTradePrevention,
        long goodTillMillis,
        String clientOrderId,
        OrderTerms terms,
        boolean whole) {}
