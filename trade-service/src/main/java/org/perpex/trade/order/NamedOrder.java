package org.perpex.trade.order;

import org.perpex.common.core.MarketSpec;

/** Which order is meant: by id, or by client order id where the id is 0. */
public record NamedOrder(MarketSpec market, long orderId, String clientOrderId) {}
