package org.perpex.market.price;

import java.time.Duration;
import org.perpex.common.core.Exact;

/**
 * Formula F1: the median of the index with the funding that is still due on it, the index with the average basis, and
 * the contract's own price. All prices in 1e-8 of the quote asset; roundings are downwards.
 */
public final class MarkPrice {

    /** Funding rates are counted in 1e-8. */
    public static final long RATE_SCALE = 100_000_000L;

    private MarkPrice() {}

    /**
     * How much of a funding rate is still to come.
     *
     * @param rate the last funding rate, in 1e-8
     */
    public record FundingDue(long rate, Duration remaining, Duration interval) {

        public FundingDue {
            if (remaining.isNegative() || remaining.compareTo(interval) > 0) {
                throw new IllegalArgumentException("funding is due within its interval: " + remaining);
            }
        }
    }

    public static long of(long indexUnits, FundingDue due, long basisUnits, long contractUnits) {
        long first = indexUnits
                + Exact.mulDivFloor(
                        indexUnits,
                        Math.multiplyExact(due.rate(), due.remaining().toMillis()),
                        Math.multiplyExact(RATE_SCALE, due.interval().toMillis()));
        long second = Math.addExact(indexUnits, basisUnits);
        return median(first, second, contractUnits);
    }

    static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
