package org.perpex.trade.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.perpex.common.core.MarketSpec;
import org.perpex.trade.order.OrderState;

/**
 * An order as the dialect shows it after an amendment.
 *
 * @param modifyId as the client sent it, or 0
 */
record AmendedJson(@JsonUnwrapped OrderJson order, String pair, long modifyId) {

    static AmendedJson of(MarketSpec market, OrderState state, long modifyId) {
        return new AmendedJson(OrderJson.of(market, state), market.symbol(), modifyId);
    }
}
