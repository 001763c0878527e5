package org.perpex.risk.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is lost on the worst day in a hundred, in units of USDT, rounded up; not below 0.
 *
 * @param sample how many days it is taken from
 * @param historicalUnits the loss of the nearest rank; null if the sample is too small
 * @param parametricUnits what a normal distribution of the sample's mean and deviation has; null as well
 */
public record ValueAtRisk(
        int sample,
        @Nullable Long historicalUnits,
        @Nullable Long parametricUnits) {

    /** Fewer days have no worst one in a hundred. */
    public static final int SAMPLE_MIN = 100;

    private static final int ONE_IN = 100;
    private static final BigDecimal Z = new BigDecimal("2.3263478740408408");
    private static final MathContext PRECISION = new MathContext(50, RoundingMode.HALF_EVEN);

    /** Nobody has anything at stake. */
    static final ValueAtRisk NOTHING_AT_STAKE = new ValueAtRisk(0, 0L, 0L);

    /** Takes what would have been won on each day of a sample. */
    public static ValueAtRisk of(long[] profits) {
        return profits.length < SAMPLE_MIN
                ? new ValueAtRisk(profits.length, null, null)
                : new ValueAtRisk(profits.length, historical(profits), parametric(profits));
    }

    /** The loss of nearest rank: of 365 days the fourth largest. */
    static long historical(long[] profits) {
        long[] sorted = profits.clone();
        Arrays.sort(sorted);
        int rank = Math.ceilDiv(sorted.length, ONE_IN);
        return Math.max(0, -sorted[rank - 1]);
    }

    private static long parametric(long[] profits) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (long profit : profits) {
            BigInteger each = BigInteger.valueOf(profit);
            sum = sum.add(each);
            squares = squares.add(each.multiply(each));
        }
        BigDecimal days = BigDecimal.valueOf(profits.length);
        BigDecimal total = new BigDecimal(sum);
        BigDecimal variance = new BigDecimal(squares)
                .subtract(total.multiply(total).divide(days, PRECISION))
                .divide(days.subtract(BigDecimal.ONE), PRECISION)
                .max(BigDecimal.ZERO);
        return Z.multiply(variance.sqrt(PRECISION))
                .subtract(total.divide(days, PRECISION))
                .setScale(0, RoundingMode.CEILING)
                .max(BigDecimal.ZERO)
                .longValueExact();
    }
}
