package org.perpex.risk.engine;

/** The refusals of an account's orders: how many in a row, when the last was, and until when they pause it. */
final class Failures {

    static final long NEVER_MILLIS = Long.MIN_VALUE;

    private int inRow;
    private long lastMillis = NEVER_MILLIS;
    private long pausedUntilMillis = NEVER_MILLIS;

    /** Refusals since the last order that the book took, or since the last pause began. */
    int inRow() {
        return inRow;
    }

    /** Engine time of the last one; {@link #NEVER_MILLIS}: there was none. */
    long lastMillis() {
        return lastMillis;
    }

    long pausedUntilMillis() {
        return pausedUntilMillis;
    }

    boolean isPausedAt(long nowMillis) {
        return nowMillis < pausedUntilMillis;
    }

    /** Counts a refusal; what comes in a pause does not lengthen it. */
    void fail(long nowMillis) {
        lastMillis = nowMillis;
        if (!isPausedAt(nowMillis)) {
            inRow++;
        }
    }

    void succeed() {
        inRow = 0;
    }

    void pause(long untilMillis) {
        inRow = 0;
        pausedUntilMillis = untilMillis;
    }

    void endPause() {
        pause(NEVER_MILLIS);
    }

    void forget() {
        endPause();
        lastMillis = NEVER_MILLIS;
    }

    void restore(int row, long last, long pausedUntil) {
        inRow = row;
        lastMillis = last;
        pausedUntilMillis = pausedUntil;
    }
}
