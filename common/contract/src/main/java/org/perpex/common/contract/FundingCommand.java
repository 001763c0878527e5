package org.perpex.common.contract;

import org.perpex.common.core.RequestId;

/** What ends an interval of funding, from the elected price computer to the account engine on {@code risk-topic}. */
public sealed interface FundingCommand extends RiskInput {
    /**
     * Pays funding between all positions of a market. An engine takes each interval once: only a later one than before.
     *
     * @param request the id of the command
     * @param market number of the market
     * @param dueMillis end of the interval
     * @param ratePpb of the notional; positive: longs pay
     * @param priceTicks mark price that the notional is counted at
     */
    record Pay(RequestId request, int market, long dueMillis, long ratePpb, long priceTicks)
            implements FundingCommand {}
}
