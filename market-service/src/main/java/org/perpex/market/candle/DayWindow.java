package org.perpex.market.candle;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The last 24 hours of one market, to the minute: the candles of its minutes, joined. Not thread-safe: guarded by its
 * owner.
 */
public final class DayWindow {

    public static final long DAY_MILLIS = 86_400_000L;

    private final Deque<Candle> minutes = new ArrayDeque<>();

    /** The window's sums, and when it began and ended. */
    public record Day(long openMillis, long closeMillis, Candle total, long lastLots) {}

    /** Continues with minutes that were saved, oldest first. */
    public void restore(Collection<Candle> savedMinutes) {
        minutes.addAll(savedMinutes);
    }

    /** Adds a minute that has ended. Empty ones are not needed. */
    public void add(Candle minute) {
        if (!minute.isEmpty()) {
            minutes.addLast(minute);
        }
    }

    /** Joins the minutes of the last 24 hours and the open one; the open one is null before the first trade. */
    public @Nullable Day at(long timeMillis, @Nullable Candle openMinute, long lastLots) {
        long from = timeMillis - DAY_MILLIS;
        while (!minutes.isEmpty() && minutes.getFirst().openMillis() < from) {
            minutes.removeFirst();
        }
        if (openMinute == null) {
            return null;
        }
        Candle total = Candle.flat(from, openMinute.openTicks());
        for (Candle minute : minutes) {
            total = join(total, minute);
        }
        if (!openMinute.isEmpty() && openMinute.openMillis() >= from) {
            total = join(total, openMinute);
        }
        if (total.isEmpty()) {
            total = Candle.flat(from, openMinute.closeTicks());
        }
        return new Day(from, timeMillis, total, lastLots);
    }

    private static Candle join(Candle before, Candle next) {
        return new Candle(
                before.openMillis(),
                before.isEmpty() ? next.openTicks() : before.openTicks(),
                before.isEmpty() ? next.highTicks() : Math.max(before.highTicks(), next.highTicks()),
                before.isEmpty() ? next.lowTicks() : Math.min(before.lowTicks(), next.lowTicks()),
                next.closeTicks(),
                before.lots() + next.lots(),
                Math.addExact(before.tickLots(), next.tickLots()),
                before.trades() + next.trades(),
                before.takerBuyLots() + next.takerBuyLots(),
                before.takerBuyTickLots() + next.takerBuyTickLots(),
                before.isEmpty() ? next.firstTrade() : before.firstTrade(),
                next.lastTrade());
    }
}
