package org.perpex.risk.engine;

import org.perpex.common.core.Side;

/** An exposure as it would be with one more plain order. Nothing is changed by asking. */
final class WithOrder implements Exposure {

    private final Exposure before;
    private final Pricing market;
    private final Side side;
    private final long lots;
    private long priceTicks;
    private long lossTicks;

    WithOrder(Exposure before, Pricing market, Side side, long lots) {
        this.before = before;
        this.market = market;
        this.side = side;
        this.lots = lots;
    }

    /** Sets the limit of the order and returns this. */
    WithOrder at(long limitTicks) {
        priceTicks = limitTicks;
        lossTicks = lossTicks(market, side, limitTicks);
        return this;
    }

    /** The exposure without it. */
    Exposure before() {
        return before;
    }

    /** By how much a limit is worse than the mark price. */
    static long lossTicks(Pricing market, Side side, long limitTicks) {
        return Math.max(0, side.sign() * (limitTicks - market.markTicks()));
    }

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
    public int leverage() {
        return before.leverage();
    }

    @Override
    public long openLots(Side of) {
        return before.openLots(of) + (of == side ? lots : 0);
    }

    @Override
    public long openNotionalUnits(Side of) {
        return before.openNotionalUnits(of) + (of == side ? market.notionalUnits(priceTicks, lots) : 0);
    }

    @Override
    public long openLossUnits(Side of) {
        return before.openLossUnits(of) + (of == side ? market.notionalUnits(lossTicks, lots) : 0);
    }

    @Override
    public long reduceOnlyLots(Side of) {
        return before.reduceOnlyLots(of);
    }
}
