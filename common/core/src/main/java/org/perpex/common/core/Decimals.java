package org.perpex.common.core;

import java.math.BigDecimal;

/**
 * Conversion between the decimal strings of the edge and the integers of the inside. Exact in both directions: a text
 * with more digits than the scale holds is refused, never rounded.
 */
public final class Decimals {

    /** Decimal places of every asset's smallest unit: 1 USDT is 100,000,000 units. */
    public static final int UNIT_SCALE = 8;

    private static final int TEXT_LENGTH_MAX = 40;

    private Decimals() {}

    /**
     * Returns the count of {@code 10^-scale} that the plain decimal text says.
     *
     * @throws NumberFormatException if the text is no plain decimal, is finer than the scale or does not fit in a long
     */
    public static long parse(String text, int scale) {
        if (text.isEmpty() || text.length() > TEXT_LENGTH_MAX || !isPlain(text)) {
            throw new NumberFormatException("not a plain decimal number");
        }
        try {
            return new BigDecimal(text).movePointRight(scale).longValueExact();
        } catch (ArithmeticException finerOrLarger) {
            throw new NumberFormatException("more than " + scale + " decimal places, or too large");
        }
    }

    /** Writes a count of {@code 10^-scale} with exactly {@code scale} decimal places. */
    public static String format(long count, int scale) {
        return BigDecimal.valueOf(count, scale).toPlainString();
    }

    /** Writes an amount of an asset's smallest units, with eight decimal places. */
    public static String formatUnits(long units) {
        return format(units, UNIT_SCALE);
    }

    private static boolean isPlain(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '.' && !(c == '-' && i == 0)) {
                return false;
            }
        }
        return digits > 0;
    }
}
