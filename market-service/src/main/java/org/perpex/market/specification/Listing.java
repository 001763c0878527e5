package org.perpex.market.specification;

import java.math.BigDecimal;
import java.util.Locale;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;

/**
 * A market as it is listed: its specification, and what only the public needs to know.
 *
 * @param spec what both engines work by
 * @param steadyTicks mark price while there is no index price, in ticks
 * @param triggerProtectPpm how far last and mark price may differ when a trigger fires, in parts per million
 * @param listedMillis when it was listed
 * @param version of the specification, from 1 on
 */
public record Listing(MarketSpec spec, long steadyTicks, int triggerProtectPpm, long listedMillis, int version) {

    /** Decimal places in which index prices are kept: the same for every market. */
    public static final int INDEX_SCALE = 8;

    /** A market as it was listed first. */
    public Listing(MarketSpec spec, long steadyTicks, int triggerProtectPpm, long listedMillis) {
        this(spec, steadyTicks, triggerProtectPpm, listedMillis, 1);
    }

    public Listing {
        if (steadyTicks < spec.limits().priceTicksMin()
                || steadyTicks > spec.limits().priceTicksMax()) {
            throw new IllegalArgumentException("steady price out of range: " + steadyTicks);
        }
        if (spec.units().priceScale() > INDEX_SCALE) {
            throw new IllegalArgumentException("prices finer than 1e-8: " + spec.symbol());
        }
    }

    public int market() {
        return spec.market();
    }

    public String symbol() {
        return spec.symbol();
    }

    /** The symbol as stream names have it. */
    public String streamSymbol() {
        return spec.symbol().toLowerCase(Locale.ROOT);
    }

    /** Writes a price. */
    public String price(long ticks) {
        return Decimals.format(ticks * spec.units().tickSize(), spec.units().priceScale());
    }

    /** Writes a size. */
    public String size(long lots) {
        return Decimals.format(lots * spec.units().lotSize(), spec.units().sizeScale());
    }

    /** Writes a turnover, which is a sum of ticks times lots, in the quote asset. */
    public String turnover(long tickLots) {
        BigDecimal unit = BigDecimal.valueOf(spec.units().unitsPerTickLot(), Decimals.UNIT_SCALE);
        return BigDecimal.valueOf(tickLots).multiply(unit).toPlainString();
    }

    /** The size of a tick, in 1e-8 of the quote asset: the scale of index prices. */
    public long tickIndexUnits() {
        long units = spec.units().tickSize();
        for (int i = spec.units().priceScale(); i < INDEX_SCALE; i++) {
            units = Math.multiplyExact(units, 10L);
        }
        return units;
    }

    /** The tick nearest to a price in index units; the upper one when two are equally near. */
    public long nearestTicks(long indexUnits) {
        long tick = tickIndexUnits();
        return Math.floorDiv(Math.addExact(indexUnits, tick / 2), tick);
    }
}
