package org.perpex.risk.engine;

import org.perpex.common.core.Side;

/** An exposure as it would be with an amendment on its way. Nothing is changed by asking. */
final class WithAmendment implements Exposure {

    private final Exposure before;
    private final Side side;
    private final boolean reduceOnly;
    private final long lots;
    private final long notionalUnits;
    private final long lossUnits;

    /** Until the book answers, each of the three counts as the larger of what it was and what it is to be. */
    WithAmendment(Exposure before, Pricing market, OpenOrder order, OpenOrder.Wish wish) {
        long leftLots = wish.sizeLots() - order.filledLots();
        this.before = before;
        side = order.details().side();
        reduceOnly = order.details().reduceOnly();
        lots = Math.max(0, leftLots - order.boundLots());
        notionalUnits =
                Math.max(0, market.notionalUnits(wish.priceTicks(), leftLots) - order.boundNotionalUnits(market));
        lossUnits = Math.max(0, market.notionalUnits(wish.lossTicks(), leftLots) - order.boundLossUnits(market));
    }

    private long ofPlain(Side of, long more) {
        return of == side && !reduceOnly ? more : 0;
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
        return before.openLots(of) + ofPlain(of, lots);
    }

    @Override
    public long openNotionalUnits(Side of) {
        return before.openNotionalUnits(of) + ofPlain(of, notionalUnits);
    }

    @Override
    public long openLossUnits(Side of) {
        return before.openLossUnits(of) + ofPlain(of, lossUnits);
    }

    @Override
    public long reduceOnlyLots(Side of) {
        return before.reduceOnlyLots(of) + (of == side && reduceOnly ? lots : 0);
    }
}
