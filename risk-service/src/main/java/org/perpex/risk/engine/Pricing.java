package org.perpex.risk.engine;

import org.perpex.common.core.MarketSpec;

/** What margin needs to know of a market. */
public interface Pricing {

    MarketSpec spec();

    /** The money, in units of the quote asset, by which one lot changes when the price moves one tick. */
    long unitsPerTickLot();

    /** The mark price in ticks; 0 before the first. */
    long markTicks();

    /** The notional of lots at a price, in units of the quote asset. */
    default long notionalUnits(long priceTicks, long lots) {
        return Math.multiplyExact(Math.multiplyExact(priceTicks, lots), unitsPerTickLot());
    }
}
