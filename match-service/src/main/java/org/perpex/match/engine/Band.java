package org.perpex.match.engine;

import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;

/**
 * What prices and sizes of orders must lie within, bounds included: reckoned when the market's specification or its mark
 * price changes, so that an order is only compared.
 *
 * @param priceTicksMin the lowest price that the market lists
 * @param priceTicksMax the highest price that the market lists and a book can hold
 * @param sizeLotsMax the largest order
 * @param buyTicksMax the highest price of a buy: mark times the upper part per million, rounded down
 * @param sellTicksMin the lowest price of a sell: mark times the lower part per million, rounded up
 * @param quietTicksMin the lowest price that is listed and that the band admits for either side
 * @param quietTicksMax the highest price that is listed and that the band admits for either side
 */
record Band(
        long priceTicksMin,
        long priceTicksMax,
        long sizeLotsMax,
        long buyTicksMax,
        long sellTicksMin,
        long quietTicksMin,
        long quietTicksMax) {

    /** A mark price from which on every buy and no sell passes, far below what could not be multiplied. */
    private static final long MARK_TICKS_MAX = 1L << 50;

    static Band of(MarketSpec.Limits limits, long markTicks) {
        long boundedTicks = Math.min(markTicks, MARK_TICKS_MAX);
        long priceTicksMax = Math.min(limits.priceTicksMax(), Limits.PRICE_TICKS_MAX);
        long buyTicksMax = Exact.mulDivFloor(boundedTicks, limits.priceUpPpm(), Exact.PPM);
        long sellTicksMin = Exact.mulDivCeil(boundedTicks, limits.priceDownPpm(), Exact.PPM);
        return new Band(
                limits.priceTicksMin(),
                priceTicksMax,
                Math.min(limits.sizeLotsMax(), Limits.ORDER_LOTS_MAX),
                buyTicksMax,
                sellTicksMin,
                Math.max(limits.priceTicksMin(), sellTicksMin),
                Math.min(priceTicksMax, buyTicksMax));
    }

    boolean listsPrice(long priceTicks) {
        return priceTicks >= priceTicksMin && priceTicks <= priceTicksMax;
    }

    boolean listsSize(long sizeLots) {
        return sizeLots >= 1 && sizeLots <= sizeLotsMax;
    }

    /** Whether the market lists a price that is not too far from the mark price for either side. */
    boolean suitsBothSides(long priceTicks) {
        return priceTicks >= quietTicksMin && priceTicks <= quietTicksMax;
    }

    /** Whether the price of an order is too far from the mark price, to its own harm. */
    boolean isOff(Side side, long priceTicks) {
        return side == Side.BUY ? priceTicks > buyTicksMax : priceTicks < sellTicksMin;
    }
}
