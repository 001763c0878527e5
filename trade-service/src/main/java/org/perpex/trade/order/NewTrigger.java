package org.perpex.trade.order;

import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.MarketSpec;

/** A trigger as a client asks for it, valid by the filters of its market. */
public record NewTrigger(MarketSpec market, TriggerOrder order) {}
