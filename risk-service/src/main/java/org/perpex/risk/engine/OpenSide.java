package org.perpex.risk.engine;

import org.perpex.common.core.Check;

/** Running totals over the open orders of one side of a holding. */
final class OpenSide {

    private long lots;
    private long notionalUnits;
    private long lossUnits;
    private long reduceOnlyLots;

    void add(Pricing market, OpenOrder order) {
        shift(market, order, 1);
    }

    void remove(Pricing market, OpenOrder order) {
        shift(market, order, -1);
        Check.that(
                lots >= 0 && reduceOnlyLots >= 0 && notionalUnits >= 0 && lossUnits >= 0,
                "no more is released than was taken");
        Check.that(lots > 0 || notionalUnits == 0 && lossUnits == 0, "without lots nothing is reserved", notionalUnits);
    }

    private void shift(Pricing market, OpenOrder order, int sign) {
        if (order.details().reduceOnly()) {
            reduceOnlyLots = Math.addExact(reduceOnlyLots, sign * order.boundLots());
            return;
        }
        lots = Math.addExact(lots, sign * order.boundLots());
        notionalUnits = Math.addExact(notionalUnits, sign * order.boundNotionalUnits(market));
        lossUnits = Math.addExact(lossUnits, sign * order.boundLossUnits(market));
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
