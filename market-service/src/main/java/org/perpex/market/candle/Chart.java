package org.perpex.market.candle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws candles without a gap: where nothing traded, a flat one at the last price. */
public final class Chart {

    private Chart() {}

    /** Which candles: those that begin within the range, both ends included, and no more than the limit. */
    public record Range(Interval interval, long fromMillis, long toMillis, int limit) {

        /** The newest candles up to a moment. */
        public static Range upTo(Interval interval, long toMillis, int limit) {
            long from = interval.openOf(toMillis);
            for (int i = 1; i < limit; i++) {
                from = interval.openOf(from - 1);
            }
            return new Range(interval, from, toMillis, limit);
        }
    }

    /**
     * Joins stored candles with newer ones from memory, which win, and fills the gaps.
     *
     * @param before the last candle before the range, or null if there is none: then the first candle begins the chart
     */
    public static List<Candle> draw(Range range, @Nullable Candle before, List<Candle> stored, List<Candle> newest) {
        TreeMap<Long, Candle> known = new TreeMap<>();
        stored.forEach(candle -> known.put(candle.openMillis(), candle));
        for (Candle candle : newest) {
            if (candle.openMillis() >= range.fromMillis() && candle.openMillis() <= range.toMillis()) {
                known.put(candle.openMillis(), candle);
            }
        }
        Interval interval = range.interval();
        Candle last = before;
        Map.Entry<Long, Candle> first = known.firstEntry();
        if (last == null && first == null) {
            return List.of();
        }
        long open = last == null && first != null ? first.getKey() : firstOpen(range);
        List<Candle> drawn = new ArrayList<>();
        while (open <= range.toMillis() && drawn.size() < range.limit()) {
            Candle candle = known.get(open);
            if (candle == null && last != null) {
                candle = Candle.flat(open, last.closeTicks());
            }
            if (candle != null) {
                drawn.add(candle);
                last = candle;
            }
            open = interval.nextOpen(open);
        }
        return drawn;
    }

    private static long firstOpen(Range range) {
        long open = range.interval().openOf(range.fromMillis());
        return open == range.fromMillis() ? open : range.interval().nextOpen(open);
    }
}
