package org.perpex.risk.engine;

import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;

/** The last marks of a market and since when each was in force. A ring: what is older than its 64 marks is forgotten. */
final class MarkHistory {

    private static final int MARKS_MAX = 64;

    private final long[] sinceMillis = new long[MARKS_MAX];
    private final long[] ticks = new long[MARKS_MAX];
    private int size;
    private int newest = MARKS_MAX - 1;

    /** Takes a mark; the same again is none. */
    void take(long nowMillis, long markTicks) {
        if (size > 0 && ticks[newest] == markTicks) {
            return;
        }
        newest = (newest + 1) % MARKS_MAX;
        size = Math.min(size + 1, MARKS_MAX);
        sinceMillis[newest] = nowMillis;
        ticks[newest] = markTicks;
    }

    /** The lowest mark that was in force after a time; 0 if there is none at all. */
    long lowestAfter(long fromMillis) {
        long lowest = size == 0 ? 0 : ticks[newest];
        for (int back = 1; back < size && sinceMillis[at(back - 1)] > fromMillis; back++) {
            lowest = Math.min(lowest, ticks[at(back)]);
        }
        return lowest;
    }

    /** The highest mark that was in force after a time. */
    long highestAfter(long fromMillis) {
        long highest = size == 0 ? 0 : ticks[newest];
        for (int back = 1; back < size && sinceMillis[at(back - 1)] > fromMillis; back++) {
            highest = Math.max(highest, ticks[at(back)]);
        }
        return highest;
    }

    private int at(int back) {
        return (newest + MARKS_MAX - back) % MARKS_MAX;
    }

    void save(StateWriter state) {
        state.putInt(size);
        for (int back = size - 1; back >= 0; back--) {
            state.putLong(sinceMillis[at(back)]);
            state.putLong(ticks[at(back)]);
        }
    }

    void load(StateReader state) {
        for (int left = state.getInt(); left > 0; left--) {
            take(state.getLong(), state.getLong());
        }
    }
}
