package org.perpex.risk.engine;

import org.perpex.common.core.WorkingPrice;

/** The waiting triggers of one market by the price that they watch, and the price of its last trade. */
final class MarketTriggers {

    private final PriceWatch byMark = new PriceWatch();
    private final PriceWatch byContract = new PriceWatch();
    private long contractTicks;

    PriceWatch of(WorkingPrice price) {
        return switch (price) {
            case MARK -> byMark;
            case CONTRACT -> byContract;
        };
    }

    /** Price of the last trade; 0 before the first. */
    long contractTicks() {
        return contractTicks;
    }

    void contractTicks(long priceTicks) {
        contractTicks = priceTicks;
    }
}
