package org.perpex.match.engine;

import java.util.Comparator;
import java.util.TreeSet;

/**
 * What happens by itself when its time comes, in order of (time, market, account). Account 0 is the market itself.
 * Not thread-safe.
 */
final class Timers {

    /** Stands for the market itself. */
    static final long MARKET = 0;

    private final TreeSet<Timer> timers = new TreeSet<>();
    private long firstMillis = Long.MAX_VALUE;

    /** What ends at a time: the countdown of an account in a market, or what a market waits for. */
    record Timer(long millis, int market, long account) implements Comparable<Timer> {

        private static final Comparator<Timer> ORDER = Comparator.comparingLong(Timer::millis)
                .thenComparingInt(Timer::market)
                .thenComparingLong(Timer::account);

        @Override
        public int compareTo(Timer other) {
            return ORDER.compare(this, other);
        }
    }

    /** Returns the earliest time, or the largest number if there is none. */
    long firstMillis() {
        return firstMillis;
    }

    /** Takes the earliest away; there is one. */
    Timer take() {
        Timer first = timers.removeFirst();
        noteFirst();
        return first;
    }

    void add(long millis, int market, long account) {
        timers.add(new Timer(millis, market, account));
        noteFirst();
    }

    /** Takes a timer away, if there is one such. */
    void remove(long millis, int market, long account) {
        timers.remove(new Timer(millis, market, account));
        noteFirst();
    }

    void clear() {
        timers.clear();
        noteFirst();
    }

    private void noteFirst() {
        firstMillis = timers.isEmpty() ? Long.MAX_VALUE : timers.first().millis();
    }
}
