package org.perpex.market.trade;

import org.perpex.common.core.Side;

/**
 * Consecutive trades of one taker order at one price.
 *
 * @param number dense per market, from 1
 * @param firstTrade number of the first trade in it
 * @param lastTrade number of the last trade in it
 * @param timeMillis engine time of the first
 */
public record AggregateTrade(
        int market,
        long number,
        long priceTicks,
        long lots,
        long firstTrade,
        long lastTrade,
        Side takerSide,
        long timeMillis) {

    /** Whether the buyer's order waited in the book. */
    public boolean buyerIsMaker() {
        return takerSide == Side.SELL;
    }

    AggregateTrade plus(PublicTrade trade) {
        return new AggregateTrade(
                market, number, priceTicks, lots + trade.lots(), firstTrade, trade.number(), takerSide, timeMillis);
    }
}
