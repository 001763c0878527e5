package org.perpex.local.replay;

/**
 * Where in the recording the loop stands: all players read the same clock, so index, book and trades stay together.
 *
 * @param startMillis when the first loop began
 */
record LoopClock(long startMillis) {

    /** Where in its files a loop begins: with the futures captures, which begin last. */
    static final long FIRST_NANOS = 1_723_161_255_030_000_000L;

    /** Where a loop ends: with the futures captures, which end first. */
    static final long LAST_NANOS = 1_723_161_599_830_000_000L;

    private static final long LENGTH_MILLIS = (LAST_NANOS - FIRST_NANOS) / 1_000_000;

    /** How often the recording has been played to its end. */
    long loop(long nowMillis) {
        return (nowMillis - startMillis) / LENGTH_MILLIS;
    }

    /** The recorded moment that is played now. */
    long positionNanos(long nowMillis) {
        return FIRST_NANOS + (nowMillis - startMillis) % LENGTH_MILLIS * 1_000_000;
    }
}
