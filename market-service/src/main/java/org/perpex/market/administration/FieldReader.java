package org.perpex.market.administration;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Decimals;

/** Reads fields and notes what is wrong with each, so that an operator hears of all at once. Not thread-safe. */
final class FieldReader {

    private static final int PPM_SCALE = 6;

    private final Map<String, String> limits = new TreeMap<>();

    /** Refuses the form if any field was wrong. */
    void end() {
        if (!limits.isEmpty()) {
            throw new FormInvalid(limits);
        }
    }

    boolean isSound() {
        return limits.isEmpty();
    }

    void wrong(String field, String limit) {
        limits.putIfAbsent(field, limit);
    }

    /** A part of one, in parts per million, within bounds that are parts per million too. */
    int ppm(String field, @Nullable String text, long min, long max) {
        return (int) decimal(field, text, PPM_SCALE, min, max);
    }

    /** How many increments a decimal holds, at least one. */
    long increments(String field, @Nullable String text, int scale, long increment) {
        long most = Long.MAX_VALUE / 4;
        long count = decimal(field, text, scale, increment, most);
        if (count % increment != 0) {
            wrong(field, "a multiple of " + Decimals.format(increment, scale));
        }
        return Math.max(1, count / increment);
    }

    /** A plain decimal with at most {@code scale} places, as a count of 10^-scale, within bounds of the same. */
    long decimal(String field, @Nullable String text, int scale, long min, long max) {
        try {
            long value = Decimals.parse(text == null ? "" : text, scale);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException malformed) {
            // Said below, with values out of bounds.
        }
        wrong(
                field,
                "a decimal from " + Decimals.format(min, scale) + " to " + Decimals.format(max, scale)
                        + " with at most " + scale + " places");
        return min;
    }

    int whole(String field, @Nullable Integer value, int min, int max) {
        if (value == null || value < min || value > max) {
            wrong(field, "a whole number from " + min + " to " + max);
            return min;
        }
        return value;
    }
}
