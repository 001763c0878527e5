package org.perpex.market.candle;

import org.perpex.common.core.Side;
import org.perpex.market.trade.PublicTrade;

/**
 * What traded within one interval. Prices in ticks, sizes in lots, turnover in ticks times lots.
 *
 * @param firstTrade number of the first trade in it, 0 if there is none
 * @param lastTrade number of the last trade in it, 0 if there is none
 */
public record Candle(
        long openMillis,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        long lots,
        long tickLots,
        long trades,
        long takerBuyLots,
        long takerBuyTickLots,
        long firstTrade,
        long lastTrade) {

    /** A candle in which nothing traded: all its prices are the last one before it. */
    public static Candle flat(long openMillis, long priceTicks) {
        return new Candle(openMillis, priceTicks, priceTicks, priceTicks, priceTicks, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The candle with one more trade in it. */
    public Candle plus(PublicTrade trade) {
        long price = trade.priceTicks();
        boolean takerBuys = trade.takerSide() == Side.BUY;
        return new Candle(
                openMillis,
                isEmpty() ? price : openTicks,
                isEmpty() ? price : Math.max(highTicks, price),
                isEmpty() ? price : Math.min(lowTicks, price),
                price,
                lots + trade.lots(),
                Math.addExact(tickLots, trade.tickLots()),
                trades + 1,
                takerBuyLots + (takerBuys ? trade.lots() : 0),
                takerBuyTickLots + (takerBuys ? trade.tickLots() : 0),
                isEmpty() ? trade.number() : firstTrade,
                trade.number());
    }

    /** The candle with one more sample of a price that does not trade. */
    public Candle sampled(long priceTicks) {
        return new Candle(
                openMillis,
                isEmpty() ? priceTicks : openTicks,
                isEmpty() ? priceTicks : Math.max(highTicks, priceTicks),
                isEmpty() ? priceTicks : Math.min(lowTicks, priceTicks),
                priceTicks,
                0,
                0,
                trades + 1,
                0,
                0,
                0,
                0);
    }

    public boolean isEmpty() {
        return trades == 0;
    }
}
