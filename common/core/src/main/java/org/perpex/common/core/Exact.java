package org.perpex.common.core;

/**
 * Exact integer arithmetic. Products pass through 128 bits; a result that does not fit in a {@code long} throws
 * {@link ArithmeticException}, never wraps. Every division names its rounding.
 */
public final class Exact {

    /** Parts per million: the scale of fee rates, margin ratios and price bands. */
    public static final long PPM = 1_000_000L;

    private Exact() {}

    /** Returns {@code a × b / divisor}, rounded towards negative infinity. The divisor is positive. */
    public static long mulDivFloor(long a, long b, long divisor) {
        return mulDiv(a, b, divisor, true);
    }

    /** Returns {@code a × b / divisor}, rounded towards positive infinity. The divisor is positive. */
    public static long mulDivCeil(long a, long b, long divisor) {
        return mulDiv(a, b, divisor, false);
    }

    /** Compares {@code a × b} with {@code c × d} without rounding and without overflow. */
    public static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    private static long mulDiv(long a, long b, long divisor, boolean floor) {
        if (divisor <= 0) {
            throw new ArithmeticException("divisor must be positive: " + divisor);
        }
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == low >> 63) {
            return floor ? Math.floorDiv(low, divisor) : Math.ceilDiv(low, divisor);
        }
        boolean negative = high < 0;
        long magnitudeHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long magnitudeLow = negative ? -low : low;
        if (Long.compareUnsigned(magnitudeHigh, divisor) >= 0) {
            throw overflow(a, b, divisor);
        }
        long quotient = divideUnsigned(magnitudeHigh, magnitudeLow, divisor);
        long limit = negative ? Long.MIN_VALUE : Long.MAX_VALUE;
        boolean away = negative == floor && quotient * divisor != magnitudeLow;
        if (Long.compareUnsigned(quotient, limit) > 0 || away && quotient == limit) {
            throw overflow(a, b, divisor);
        }
        long rounded = away ? quotient + 1 : quotient;
        return negative ? -rounded : rounded;
    }

    /** Divides an unsigned 128-bit number by a positive long; the quotient fits in 64 bits. */
    private static long divideUnsigned(long high, long low, long divisor) {
        if (divisor >>> 31 == 0) {
            long upper = high << 32 | low >>> 32;
            long lower = upper % divisor << 32 | low & 0xFFFF_FFFFL;
            return upper / divisor << 32 | lower / divisor;
        }
        return divideBitwise(high, low, divisor);
    }

    private static long divideBitwise(long high, long low, long divisor) {
        long remainder = high;
        long quotient = 0;
        for (int bit = 63; bit >= 0; bit--) {
            boolean carry = remainder < 0;
            remainder = remainder << 1 | low >>> bit & 1;
            quotient <<= 1;
            if (carry || Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        return quotient;
    }

    private static ArithmeticException overflow(long a, long b, long divisor) {
        return new ArithmeticException("does not fit in 63 bits: " + a + " * " + b + " / " + divisor);
    }
}
