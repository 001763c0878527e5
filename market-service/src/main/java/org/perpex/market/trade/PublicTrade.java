package org.perpex.market.trade;

import org.perpex.common.core.Side;

/**
 * A trade as the public sees it.
 *
 * @param number dense per market, from 1
 * @param timeMillis engine time
 */
public record PublicTrade(int market, long number, long priceTicks, long lots, Side takerSide, long timeMillis) {

    /** Ticks times lots: the turnover. */
    public long tickLots() {
        return Math.multiplyExact(priceTicks, lots);
    }

    /** Whether the buyer's order waited in the book. */
    public boolean buyerIsMaker() {
        return takerSide == Side.SELL;
    }
}
