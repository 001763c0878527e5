package org.perpex.trade.order;

import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.spring.dialect.DialectError;

/** The filters of a market: what a price and a size may be. Each refuses with the error of the dialect. */
public final class Filters {

    private Filters() {}

    /** A size in lots. */
    public static long size(MarketSpec market, OrderType type, String text) {
        long steps = decimal("quantity", text, market.units().sizeScale());
        MarketSpec.Limits limits = market.limits();
        if (steps <= 0) {
            throw DialectError.QUANTITY_NOT_POSITIVE.exception();
        }
        if (steps % market.units().lotSize() != 0) {
            throw DialectError.QUANTITY_OFF_STEP.exception();
        }
        long lots = steps / market.units().lotSize();
        if (lots < limits.sizeLotsMin()) {
            throw DialectError.QUANTITY_TOO_SMALL.exception();
        }
        if (lots > (type == OrderType.MARKET ? limits.marketSizeLotsMax() : limits.sizeLotsMax())) {
            throw DialectError.QUANTITY_TOO_LARGE.exception();
        }
        return lots;
    }

    /** A price in ticks. */
    static long price(MarketSpec market, String text) {
        long steps = decimal("price", text, market.units().priceScale());
        if (steps < 0) {
            throw DialectError.PRICE_NEGATIVE.exception();
        }
        if (steps % market.units().tickSize() != 0) {
            throw DialectError.PRICE_OFF_TICK.exception();
        }
        long ticks = steps / market.units().tickSize();
        if (ticks < market.limits().priceTicksMin()) {
            throw DialectError.PRICE_TOO_LOW.exception();
        }
        if (ticks > market.limits().priceTicksMax()) {
            throw DialectError.PRICE_TOO_HIGH.exception();
        }
        return ticks;
    }

    /** An amount of money that is more than none, in units of 1e-8. */
    public static long amount(String name, String text) {
        long units = decimal(name, text, Decimals.UNIT_SCALE);
        if (units <= 0) {
            throw DialectError.AMOUNT_NOT_POSITIVE.exception();
        }
        return units;
    }

    private static long decimal(String name, String text, int scale) {
        try {
            return Decimals.parse(text, scale);
        } catch (NumberFormatException notOfTheScale) {
            if (isDecimal(text)) {
                throw DialectError.PRECISION_TOO_FINE.exception();
            }
            throw DialectError.PARAMETER_MANDATORY.exception(name);
        }
    }

    private static boolean isDecimal(String text) {
        return text.length() <= 40 && text.matches("-?\\d*\\.?\\d+");
    }

    /** Refuses an order that is worth too little. */
    static void requireNotional(MarketSpec market, long priceTicks, long sizeLots) {
        if (isTooSmall(market, priceTicks, sizeLots)) {
            throw DialectError.NOTIONAL_TOO_SMALL.exception(
                    Decimals.format(market.limits().notionalUnitsMin() / 100_000_000L, 0));
        }
    }

    static boolean isTooSmall(MarketSpec market, long priceTicks, long sizeLots) {
        return market.notionalUnits(priceTicks, sizeLots) < market.limits().notionalUnitsMin();
    }
}
