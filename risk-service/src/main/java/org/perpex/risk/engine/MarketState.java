package org.perpex.risk.engine;

import org.perpex.common.core.Check;
import org.perpex.common.core.MarketSpec;

/** One market as the account engine knows it: specification, prices, and the sums over all its positions. */
final class MarketState implements Pricing {

    private MarketSpec spec;
    private final long unitsPerTickLot;
    private final MarkHistory marks = new MarkHistory();
    private long markTicks;
    private long indexTicks;
    private long longLots;
    private long shortLots;
    private long entryValueUnits;
    private long clearingUnits;
    private long settledLots;
    private long settledUnits;

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

    /** The marks of the last while. */
    MarkHistory marks() {
        return marks;
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

    /** Counts a position that the settlement of the market turned into cash: the others follow, one by one. */
    void settled(long lots, long units) {
        settledLots = Math.addExact(settledLots, lots);
        settledUnits = Math.addExact(settledUnits, units);
    }

    void checkBalanced() {
        long apartLots = longLots - shortLots + settledLots;
        Check.that(apartLots == 0, "long lots equal short lots", apartLots);
        long apartUnits = Math.addExact(Math.addExact(entryValueUnits, clearingUnits), settledUnits);
        Check.that(apartUnits == 0, "entry values and clearing cancel out", apartUnits);
    }

    /** Signed lots that a settlement under way has turned into cash. */
    long settledLots() {
        return settledLots;
    }

    /** Their signed worth at its price. */
    long settledUnits() {
        return settledUnits;
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
