package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Check;
import org.perpex.common.core.RequestId;

/**
 * The requests of the last ten minutes of engine time and what became of them. Bounded: when full, the oldest goes.
 *
 * <p>They stand in arrays, a ring in order of age, and are found by a table of their places, at most half full: a request
 * takes some 50 bytes, and one more allocates nothing until the ring grows. Not thread-safe.
 */
final class Requests {

    private static final int CAPACITY_AT_FIRST = 1024;
    private static final int FREE = 0;
    private static final int NONE = -1;

    private final int sizeMax;
    private long[] accounts = new long[CAPACITY_AT_FIRST];
    private long[] highs = new long[CAPACITY_AT_FIRST];
    private long[] lows = new long[CAPACITY_AT_FIRST];
    private long[] timesMillis = new long[CAPACITY_AT_FIRST];
    private Outcome[] outcomes = new Outcome[CAPACITY_AT_FIRST];
    /** For each request its place + 1, at the first free entry from the home of its key on. */
    private int[] table = new int[2 * CAPACITY_AT_FIRST];

    private int oldest;
    private int size;

    Requests() {
        this(Limits.REQUESTS_MAX);
    }

    /** Remembers so many requests, a power of two. */
    Requests(int sizeMax) {
        Check.that(Integer.bitCount(sizeMax) == 1, "a ring has a power of two of places", sizeMax);
        this.sizeMax = sizeMax;
    }

    /** What became of a request; null if it is not remembered. */
    @Nullable
    Outcome find(long account, RequestId request) {
        int place = table[entryOf(account, request.high(), request.low())] - 1;
        return place == NONE ? null : outcomes[place];
    }

    /** Remembers a request that is not remembered yet. */
    void remember(long timeMillis, long account, RequestId request, Outcome outcome) {
        if (size == sizeMax) {
            forgetOldest();
        }
        add(account, request.high(), request.low(), timeMillis, outcome);
    }

    /** Replaces the outcome of a request that the book refused. Forgotten requests are left alone. */
    void became(long account, RequestId request, Outcome outcome) {
        int place = table[entryOf(account, request.high(), request.low())] - 1;
        if (place != NONE) {
            outcomes[place] = outcome;
        }
    }

    /** Forgets what is older than the memory reaches. */
    void forgetBefore(long timeMillis) {
        while (size > 0 && timesMillis[oldest] < timeMillis - Limits.REQUEST_MEMORY_MILLIS) {
            forgetOldest();
        }
    }

    /** Adds the youngest request, which is not remembered yet. */
    void put(Outcome.Key key, long timeMillis, Outcome outcome) {
        add(key.account(), key.high(), key.low(), timeMillis, outcome);
    }

    private void add(long account, long high, long low, long timeMillis, Outcome outcome) {
        if (size == outcomes.length) {
            grow();
        }
        int entry = entryOf(account, high, low);
        Check.that(table[entry] == FREE, "a request is remembered once", low);
        int place = placeOf(size);
        accounts[place] = account;
        highs[place] = high;
        lows[place] = low;
        timesMillis[place] = timeMillis;
        outcomes[place] = outcome;
        table[entry] = place + 1;
        size++;
    }

    int size() {
        return size;
    }

    /** Takes one remembered request. */
    interface Visitor {
        void visit(Outcome.Key key, long timeMillis, Outcome outcome);
    }

    /** Shows all that is remembered, oldest first. */
    void forEach(Visitor visitor) {
        for (int age = 0; age < size; age++) {
            int place = placeOf(age);
            visitor.visit(
                    new Outcome.Key(accounts[place], highs[place], lows[place]), timesMillis[place], outcomes[place]);
        }
    }

    private int placeOf(int age) {
        return oldest + age & outcomes.length - 1;
    }

    /** The entry of the table that leads to a request, or the free one that would. */
    private int entryOf(long account, long high, long low) {
        int mask = table.length - 1;
        int at = home(account, high, low);
        for (int entry = table[at]; entry != FREE; entry = table[at]) {
            int place = entry - 1;
            if (lows[place] == low && highs[place] == high && accounts[place] == account) {
                return at;
            }
            at = at + 1 & mask;
        }
        return at;
    }

    private int home(long account, long high, long low) {
        long mixed = (account * 0x9E3779B97F4A7C15L ^ high) * 0xC2B2AE3D27D4EB4FL ^ low;
        mixed = (mixed ^ mixed >>> 32) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & table.length - 1;
    }

    private void forgetOldest() {
        int place = oldest;
        free(entryOf(accounts[place], highs[place], lows[place]));
        oldest = placeOf(1);
        size--;
    }

    /** Frees an entry of the table and moves those up that had to pass it. */
    private void free(int entry) {
        int mask = table.length - 1;
        int hole = entry;
        for (int at = hole + 1 & mask; table[at] != FREE; at = at + 1 & mask) {
            int place = table[at] - 1;
            int home = home(accounts[place], highs[place], lows[place]);
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = FREE;
    }

    /** Doubles the ring, its oldest request first, and finds each a place in a table twice as large. */
    private void grow() {
        int length = outcomes.length;
        accounts = unrolled(accounts);
        highs = unrolled(highs);
        lows = unrolled(lows);
        timesMillis = unrolled(timesMillis);
        Outcome[] grown = new Outcome[2 * length];
        System.arraycopy(outcomes, oldest, grown, 0, length - oldest);
        System.arraycopy(outcomes, 0, grown, length - oldest, oldest);
        outcomes = grown;
        oldest = 0;
        table = new int[2 * outcomes.length];
        for (int place = 0; place < size; place++) {
            table[entryOf(accounts[place], highs[place], lows[place])] = place + 1;
        }
    }

    private long[] unrolled(long[] ring) {
        long[] grown = new long[2 * ring.length];
        System.arraycopy(ring, oldest, grown, 0, ring.length - oldest);
        System.arraycopy(ring, 0, grown, ring.length - oldest, oldest);
        return grown;
    }
}
