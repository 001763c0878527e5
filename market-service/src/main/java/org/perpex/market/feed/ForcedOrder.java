package org.perpex.market.feed;

import org.perpex.common.contract.OrderDetails;

/**
 * An order of a liquidation, at its end.
 *
 * @param filledLots what was traded
 * @param filledTickLots the same, each trade times its price
 * @param lastLots the size of the last trade, 0 if there was none
 * @param timeMillis engine time of the end
 */
public record ForcedOrder(OrderDetails details, long filledLots, long filledTickLots, long lastLots, long timeMillis) {

    static ForcedOrder accepted(OrderDetails details) {
        return new ForcedOrder(details, 0, 0, 0, 0);
    }

    ForcedOrder traded(long lots, long priceTicks) {
        long tickLots = Math.addExact(filledTickLots, Math.multiplyExact(lots, priceTicks));
        return new ForcedOrder(details, Math.addExact(filledLots, lots), tickLots, lots, timeMillis);
    }

    ForcedOrder ended(long atMillis) {
        return new ForcedOrder(details, filledLots, filledTickLots, lastLots, atMillis);
    }

    public boolean isFilled() {
        return filledLots == details.sizeLots();
    }
}
