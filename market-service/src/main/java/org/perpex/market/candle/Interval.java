package org.perpex.market.candle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** How long a candle is. All begin at UTC: weeks on Monday, months on their first day, the others at the epoch. */
public enum Interval {
    MINUTE_1(1, "1m", 60_000L),
    MINUTE_3(2, "3m", 180_000L),
    MINUTE_5(3, "5m", 300_000L),
    MINUTE_15(4, "15m", 900_000L),
    MINUTE_30(5, "30m", 1_800_000L),
    HOUR_1(6, "1h", 3_600_000L),
    HOUR_2(7, "2h", 7_200_000L),
    HOUR_4(8, "4h", 14_400_000L),
    HOUR_6(9, "6h", 21_600_000L),
    HOUR_8(10, "8h", 28_800_000L),
    HOUR_12(11, "12h", 43_200_000L),
    DAY_1(12, "1d", 86_400_000L),
    DAY_3(13, "3d", 259_200_000L),
    WEEK_1(14, "1w", 604_800_000L),
    MONTH_1(15, "1M", 0L);

    /** The epoch began on a Thursday, so the first Monday came four days later. */
    private static final long FIRST_MONDAY_MILLIS = 4 * 86_400_000L;

    /** The number that stands for this interval in tables. */
    public final int code;

    /** The name in requests and stream names. */
    public final String text;

    private final long lengthMillis;

    Interval(int code, String text, long lengthMillis) {
        this.code = code;
        this.text = text;
        this.lengthMillis = lengthMillis;
    }

    public static Optional<Interval> parse(String text) {
        return Arrays.stream(values()).filter(i -> i.text.equals(text)).findFirst();
    }

    /** When the candle that holds this moment began. */
    public long openOf(long timeMillis) {
        if (this == MONTH_1) {
            return monthOf(timeMillis).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
        long origin = this == WEEK_1 ? FIRST_MONDAY_MILLIS : 0;
        return timeMillis - Math.floorMod(timeMillis - origin, lengthMillis);
    }

    /** When the candle after the one that began at this moment begins. */
    public long nextOpen(long openMillis) {
        if (this == MONTH_1) {
            return monthOf(openMillis)
                    .plusMonths(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        return openMillis + lengthMillis;
    }

    /** The last moment of the candle that began at this moment. */
    public long closeOf(long openMillis) {
        return nextOpen(openMillis) - 1;
    }

    private static LocalDate monthOf(long timeMillis) {
        return Instant.ofEpochMilli(timeMillis)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfMonth(1);
    }
}
