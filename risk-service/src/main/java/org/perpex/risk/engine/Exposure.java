package org.perpex.risk.engine;

import org.perpex.common.core.Side;

/** What an account has at stake in one market: its position and the orders that are not yet done. */
public interface Exposure {

    /** Signed: positive is long. */
    long positionLots();

    /** What the position cost, with the sign of the position, in units of the quote asset. */
    long entryValueUnits();

    int leverage();

    /** Whether the position stands on margin that was set aside for it. */
    boolean isIsolated();

    /** That margin, in units of the quote asset; 0 of a cross position. */
    long isolatedUnits();

    /** Lots that plain orders of a side still wait for. */
    long openLots(Side side);

    /** Notional of those lots, each at its order's limit, in units of the quote asset. */
    long openNotionalUnits(Side side);

    /** Open loss of those lots as it was at their requests, in units of the quote asset. */
    long openLossUnits(Side side);

    /** Lots that reduce-only orders of a side still wait for. */
    long reduceOnlyLots(Side side);
}
