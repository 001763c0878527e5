package org.perpex.risk.engine;

import org.perpex.common.core.Check;
import org.perpex.common.core.MarketSpec;

/** One market as the account engine knows it: specification, prices, and the sums over all its positions. */
final class MarketState implements Pricing {

    private MarketSpec spec;
    private final long unitsPerTickLot;
    private long markTicks;
    private long indexTicks;
    private long longLots;
    private long shortLots;
    private long entryValueUnits;
    private long clearingUnits;

    MarketState(MarketSpec spec) {
        this.spec = spec;
        unitsPerTickLot = spec.units().unitsPerTickLot();
    }

    @Override
    public MarketSpec spec() {
        return spec;
    }

    @Override
    public long unitsPerTickLot() {
        return unitsPerTickLot;
    }

    @Override
    public long markTicks() {
        return markTicks;
    }

    long indexTicks() {
        return indexTicks;
    }

    int leverageDefault() {
        return Math.min(Limits.LEVERAGE_DEFAULT, spec.leverageMax());
    }

    /** Whether a specification may replace the present one: what a lot, a tick and a unit are worth must stay. */
    boolean admits(MarketSpec other) {
        return other.product() == spec.product()
                && other.quote() == spec.quote()
                && other.base() == spec.base()
                && other.symbol().equals(spec.symbol())
                && other.units().equals(spec.units());
    }

    void replaceSpec(MarketSpec other) {
        spec = other;
    }

    void price(long mark, long index) {
        markTicks = mark;
        indexTicks = index;
    }

    /** Takes a position's change into the sums. */
    void moved(long lotsBefore, long lotsAfter, long entryUnitsBefore, long entryUnitsAfter) {
        longLots += Math.max(0, lotsAfter) - Math.max(0, lotsBefore);
        shortLots += Math.max(0, -lotsAfter) - Math.max(0, -lotsBefore);
        entryValueUnits = Math.addExact(entryValueUnits, Math.subtractExact(entryUnitsAfter, entryUnitsBefore));
    }

    /** Books the other side of what an account realised. */
    void realized(long units) {
        clearingUnits = Math.subtractExact(clearingUnits, units);
    }

    void checkBalanced() {
        Check.that(longLots == shortLots, "long lots equal short lots", longLots - shortLots);
        Check.that(entryValueUnits + clearingUnits == 0, "entry values and clearing cancel out", clearingUnits);
    }

    long longLots() {
        return longLots;
    }

    long shortLots() {
        return shortLots;
    }

    long entryValueUnits() {
        return entryValueUnits;
    }

    long clearingUnits() {
        return clearingUnits;
    }

    void restoreClearing(long units) {
        clearingUnits = units;
    }
}
