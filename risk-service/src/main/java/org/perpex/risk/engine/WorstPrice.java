package org.perpex.risk.engine;

import java.util.function.LongPredicate;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;

/** The worst price at which an order that names none may trade: what its account can pay, within a bound. */
final class WorstPrice {

    private WorstPrice() {}

    /** The bound of a market order, whatever its account has. */
    static long takeBoundTicks(MarketState market, Side side) {
        int takePpm = market.spec().limits().takeBoundPpm();
        return ofMarkTicks(market, side, Exact.PPM + side.sign() * (long) takePpm);
    }

    /** The bound of an order that takes its price from the book: that of limit prices. */
    static long bandTicks(MarketState market, Side side) {
        MarketSpec.Limits limits = market.spec().limits();
        return ofMarkTicks(market, side, side == Side.BUY ? limits.priceUpPpm() : limits.priceDownPpm());
    }

    /** A part of the mark price, rounded towards it and within what the market lists. */
    static long ofMarkTicks(MarketState market, Side side, long ppm) {
        long ticks = side == Side.BUY
                ? Exact.mulDivFloor(market.markTicks(), ppm, Exact.PPM)
                : Exact.mulDivCeil(market.markTicks(), ppm, Exact.PPM);
        return listed(market, ticks);
    }

    private static long listed(MarketState market, long ticks) {
        MarketSpec.Limits limits = market.spec().limits();
        return Math.clamp(ticks, limits.priceTicksMin(), limits.priceTicksMax());
    }

    /**
     * Searches between the mark, which must be covered, and the bound. On that way the cost rises; that of an amended
     * sell may fall before it rises, but where it has left what is covered it never comes back. Returns 0 if the mark is
     * not covered.
     */
    static long search(MarketState market, long boundTicks, LongPredicate covers) {
        if (covers.test(boundTicks)) {
            return boundTicks;
        }
        long covered = listed(market, market.markTicks());
        if (!covers.test(covered)) {
            return 0;
        }
        long uncovered = boundTicks;
        while (Math.abs(uncovered - covered) > 1) {
            long middle = covered + (uncovered - covered) / 2;
            if (covers.test(middle)) {
                covered = middle;
            } else {
                uncovered = middle;
            }
        }
        return covered;
    }
}
