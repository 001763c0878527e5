package org.perpex.market.price;

import java.time.Duration;
import org.perpex.common.core.Exact;
import org.perpex.market.funding.Premium;

/**
 * Formula F1: the median of the index with the funding that is still due on it, the index with the average basis, and
 * the contract's own price. All prices in 1e-8 of the quote asset; roundings are downwards.
 */
public final class MarkPrice {

    private MarkPrice() {}

    /**
     * How much of a funding rate is still to come.
     *
     * @param ratePpb the last funding rate, in parts per billion
     */
    public record FundingDue(long ratePpb, Duration remaining, Duration interval) {

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
                        Math.multiplyExact(due.ratePpb(), due.remaining().toMillis()),
                        Math.multiplyExact(Premium.PPB, due.interval().toMillis()));
        long second = Math.addExact(indexUnits, basisUnits);
        return median(first, second, contractUnits);
    }

    static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
