package org.perpex.risk.engine;

import org.perpex.common.core.Exact;

/** What a position has earned and cost since the fill that opened it. Amounts in units of the quote asset. */
final class PositionResult {

    private long realizedUnits;
    private long feesUnits;

    /** Begins again, for a position that a fill opens. */
    void open() {
        realizedUnits = 0;
        feesUnits = 0;
    }

    void realize(long units) {
        realizedUnits = Math.addExact(realizedUnits, units);
    }

    /**
     * Bears the fee of a fill.
     *
     * @param openLots of the position, afterwards, on the fill's side: if the fill has more, it turned the position over
     *     and the rest of its fee, rounded down, belongs to the position that ended
     */
    void pay(long feeUnits, long openLots, long fillLots) {
        boolean isShared = openLots > 0 && openLots < fillLots;
        long borneUnits = isShared ? Exact.mulDivCeil(feeUnits, openLots, fillLots) : feeUnits;
        feesUnits = Math.addExact(feesUnits, borneUnits);
    }

    /** Profit realised, before fees. */
    long realizedUnits() {
        return realizedUnits;
    }

    /** Fees paid less rebates. */
    long feesUnits() {
        return feesUnits;
    }

    /** The signed notional at which closing what is left earns nothing over all. */
    long breakEvenValueUnits(long entryValueUnits) {
        return Math.subtractExact(Math.addExact(entryValueUnits, feesUnits), realizedUnits);
    }

    /** Puts back what a snapshot kept. */
    void restore(long realized, long fees) {
        realizedUnits = realized;
        feesUnits = fees;
    }
}
