package org.perpex.notify.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;

/** Prices, sizes and averages as the private stream writes them. */
final class Figures {

    static final String NOTHING = "0";

    private static final int PRICE_DIGITS = 5;

    private Figures() {}

    static String price(MarketSpec market, long ticks) {
        return Decimals.format(ticks * market.units().tickSize(), market.units().priceScale());
    }

    static String size(MarketSpec market, long lots) {
        return Decimals.format(lots * market.units().lotSize(), market.units().sizeScale());
    }

    /** Quote units per size, rounded half up; nothing of nothing. */
    static String average(MarketSpec market, long quoteUnits, long lots) {
        return lots == 0
                ? NOTHING
                : perSize(market, quoteUnits, lots, RoundingMode.HALF_UP).toPlainString();
    }

    static BigDecimal perSize(MarketSpec market, long units, long lots, RoundingMode rounding) {
        return BigDecimal.valueOf(units, Decimals.UNIT_SCALE)
                .divide(new BigDecimal(size(market, lots)), PRICE_DIGITS, rounding);
    }
}
