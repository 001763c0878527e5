package org.perpex.market.client;

import java.util.OptionalLong;
import org.perpex.common.core.Decimals;
import org.perpex.market.index.SourcePrice;

/**
 * The best prices of a venue for one name, as it wrote them.
 *
 * @param timeMillis when it was so by the venue's clock; 0 if the venue does not say
 */
record Quote(String name, String bid, String ask, long timeMillis) {

    /** The middle in 1e-8, rounded down; empty if it is no price: a side is missing, crossed or out of range. */
    OptionalLong middleUnits() {
        try {
            long bidUnits = Decimals.parse(bid, Decimals.UNIT_SCALE);
            long askUnits = Decimals.parse(ask, Decimals.UNIT_SCALE);
            boolean sound = bidUnits > 0 && askUnits >= bidUnits && askUnits <= SourcePrice.UNITS_MAX;
            return sound ? OptionalLong.of((bidUnits + askUnits) / 2) : OptionalLong.empty();
        } catch (NumberFormatException noPrice) {
            return OptionalLong.empty();
        }
    }
}
