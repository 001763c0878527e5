package org.perpex.risk.engine;

import org.perpex.common.core.Side;

/** An exposure as it would be with another leverage. Nothing is changed by asking. */
record WithLeverage(Exposure before, int leverage) implements Exposure {

    @Override
    public boolean isIsolated() {
        return before.isIsolated();
    }

    @Override
    public long isolatedUnits() {
        return before.isolatedUnits();
    }

    @Override
    public long positionLots() {
        return before.positionLots();
    }

    @Override
    public long entryValueUnits() {
        return before.entryValueUnits();
    }

    @Override
    public long openLots(Side side) {
        return before.openLots(side);
    }

    @Override
    public long openNotionalUnits(Side side) {
        return before.openNotionalUnits(side);
    }

    @Override
    public long openLossUnits(Side side) {
        return before.openLossUnits(side);
    }

    @Override
    public long reduceOnlyLots(Side side) {
        return before.reduceOnlyLots(side);
    }
}
