package org.perpex.risk.engine;

import org.perpex.common.core.Check;

/** Running totals over the open orders of one side of a holding. */
final class OpenSide {

    private long lots;
    private long notionalUnits;
    private long lossUnits;
    private long reduceOnlyLots;

    void add(Pricing market, OpenOrder order, long orderLots) {
        shift(market, order, orderLots);
    }

    void remove(Pricing market, OpenOrder order, long orderLots) {
        shift(market, order, -orderLots);
        Check.that(
                lots >= 0 && reduceOnlyLots >= 0 && notionalUnits >= 0 && lossUnits >= 0,
                "no more is released than was taken");
        Check.that(lots > 0 || notionalUnits == 0 && lossUnits == 0, "without lots nothing is reserved", notionalUnits);
    }

    private void shift(Pricing market, OpenOrder order, long deltaLots) {
        if (order.details().reduceOnly()) {
            reduceOnlyLots = Math.addExact(reduceOnlyLots, deltaLots);
            return;
        }
        lots = Math.addExact(lots, deltaLots);
        notionalUnits = Math.addExact(notionalUnits, market.notionalUnits(order.bookPriceTicks(), deltaLots));
        lossUnits = Math.addExact(lossUnits, market.notionalUnits(order.lossTicks(), deltaLots));
    }

    long lots() {
        return lots;
    }

    long notionalUnits() {
        return notionalUnits;
    }

    long lossUnits() {
        return lossUnits;
    }

    long reduceOnlyLots() {
        return reduceOnlyLots;
    }
}
