package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Side;

/** Prices as the reference model counts them, in ticks. */
final class ReferencePrices {

    private ReferencePrices() {}

    static boolean isOutOfRange(long ticks, PriceMatch match, MarketSpec.Limits limits) {
        return match == PriceMatch.NONE ? ticks < limits.priceTicksMin() || ticks > limits.priceTicksMax() : ticks != 0;
    }

    static long markTicks(ReferenceAccounts.Market market) {
        return market.markPrice()
                .divide(market.price(1), RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    static BigDecimal band(ReferenceAccounts.Market market, Side side) {
        var limits = market.spec.limits();
        return BigDecimal.valueOf(side == Side.BUY ? limits.priceUpPpm() : limits.priceDownPpm(), 6);
    }

    static long ofMark(ReferenceAccounts.Market market, Side side, BigDecimal factor) {
        RoundingMode inwards = side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return BigDecimal.valueOf(markTicks(market))
                .multiply(factor)
                .setScale(0, inwards)
                .longValueExact();
    }
}
