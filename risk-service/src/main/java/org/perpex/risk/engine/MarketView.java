package org.perpex.risk.engine;

import org.perpex.common.core.MarketSpec;

/**
 * A market as the account engine sees it at one moment. Immutable.
 *
 * @param entryValueUnits sum of the signed entry values of all positions
 * @param clearingUnits the other side of everything realised in the market
 */
public record MarketView(
        MarketSpec spec,
        long unitsPerTickLot,
        long markTicks,
        long indexTicks,
        long longLots,
        long shortLots,
        long entryValueUnits,
        long clearingUnits)
        implements Pricing {

    static MarketView of(MarketState market) {
        return new MarketView(
                market.spec(),
                market.unitsPerTickLot(),
                market.markTicks(),
                market.indexTicks(),
                market.longLots(),
                market.shortLots(),
                market.entryValueUnits(),
                market.clearingUnits());
    }

    /** The leverage of an account that has set none. */
    public int leverageDefault() {
        return Math.min(Limits.LEVERAGE_DEFAULT, spec.leverageMax());
    }
}
