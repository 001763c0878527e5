package org.perpex.market.candle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.market.trade.PublicTrade;

/**
 * The open candle of each interval of one market, and what became of those that closed. Not thread-safe: guarded by
 * its owner.
 */
public final class CandleBoard {

    private final Map<Interval, Candle> open = new EnumMap<>(Interval.class);
    private final Map<Interval, Candle> closed = new EnumMap<>(Interval.class);
    private final Set<Interval> unsaved = EnumSet.noneOf(Interval.class);
    private final List<IntervalCandle> closedUnsaved = new ArrayList<>();
    private final List<IntervalCandle> closedUnsent = new ArrayList<>();
    private final Set<Interval> unsent = EnumSet.noneOf(Interval.class);

    /** A candle with its interval. */
    public record IntervalCandle(Interval interval, Candle candle) {}

    /** Continues with candles that were saved open. */
    public void restore(Collection<IntervalCandle> savedOpen) {
        savedOpen.forEach(saved -> open.put(saved.interval(), saved.candle()));
    }

    /** Adds a trade to every interval. */
    public void add(PublicTrade trade) {
        advance(trade.timeMillis());
        for (Interval interval : Interval.values()) {
            put(
                    interval,
                    openOrFlat(interval, trade.timeMillis(), trade.priceTicks()).plus(trade));
        }
    }

    /** Adds a sample of a price that does not trade to every interval. */
    public void sample(long timeMillis, long priceTicks) {
        advance(timeMillis);
        for (Interval interval : Interval.values()) {
            put(interval, openOrFlat(interval, timeMillis, priceTicks).sampled(priceTicks));
        }
    }

    /** Closes the candles that end before this moment; flat ones follow them. */
    public void advance(long timeMillis) {
        for (Interval interval : Interval.values()) {
            Candle candle = open.get(interval);
            if (candle == null || timeMillis < interval.nextOpen(candle.openMillis())) {
                continue;
            }
            if (!candle.isEmpty() && unsaved.remove(interval)) {
                closedUnsaved.add(new IntervalCandle(interval, candle));
            }
            closed.put(interval, candle);
            closedUnsent.add(new IntervalCandle(interval, candle));
            open.put(interval, Candle.flat(interval.openOf(timeMillis), candle.closeTicks()));
            unsent.add(interval);
        }
    }

    /** The open candle, or null before the first trade. */
    public @Nullable Candle open(Interval interval) {
        return open.get(interval);
    }

    /** The candle that closed last, or null if none did since the start of the process. */
    public @Nullable Candle closed(Interval interval) {
        return closed.get(interval);
    }

    public List<IntervalCandle> allOpen() {
        return open.entrySet().stream()
                .map(entry -> new IntervalCandle(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Takes the candles, open or closed, that changed since the last call and hold something. */
    public List<IntervalCandle> takeUnsaved() {
        List<IntervalCandle> taken = new ArrayList<>(closedUnsaved);
        for (Interval interval : unsaved) {
            Candle candle = open.get(interval);
            if (candle != null) {
                taken.add(new IntervalCandle(interval, candle));
            }
        }
        closedUnsaved.clear();
        unsaved.clear();
        return taken;
    }

    /** Takes the candles that closed since the last call. */
    public List<IntervalCandle> takeClosedUnsent() {
        List<IntervalCandle> taken = List.copyOf(closedUnsent);
        closedUnsent.clear();
        return taken;
    }

    /** Takes the open candles that changed since the last call. */
    public List<IntervalCandle> takeOpenUnsent() {
        List<IntervalCandle> taken = new ArrayList<>(unsent.size());
        for (Interval interval : unsent) {
            Candle candle = open.get(interval);
            if (candle != null) {
                taken.add(new IntervalCandle(interval, candle));
            }
        }
        unsent.clear();
        return taken;
    }

    private Candle openOrFlat(Interval interval, long timeMillis, long priceTicks) {
        Candle candle = open.get(interval);
        return candle != null ? candle : Candle.flat(interval.openOf(timeMillis), priceTicks);
    }

    private void put(Interval interval, Candle candle) {
        open.put(interval, candle);
        unsaved.add(interval);
        unsent.add(interval);
    }
}
