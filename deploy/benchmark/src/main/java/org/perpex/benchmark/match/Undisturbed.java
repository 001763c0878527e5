package org.perpex.benchmark.match;

import java.util.Arrays;

/**
 * What a workload costs when nothing else is in the way: of each piece of it the least that any of several passes took.
 * Whatever another process does to a pass only adds to what it takes, and rarely meets the same piece in each pass; so
 * this stays the same within two or three per cent on a machine on which the cost of one pass is off by a fifth. Not
 * thread-safe.
 */
final class Undisturbed {

    private final long[] leastNanos;

    /** @param pieces into how many pieces the passes are divided */
    Undisturbed(int pieces) {
        leastNanos = new long[pieces];
        Arrays.fill(leastNanos, Long.MAX_VALUE);
    }

    /** Takes in what each piece took in a pass, in nanoseconds of processor time. */
    void add(long[] pieceNanos) {
        if (pieceNanos.length != leastNanos.length) {
            throw new IllegalArgumentException("passes have the same pieces: " + pieceNanos.length);
        }
        for (int i = 0; i < leastNanos.length; i++) {
            leastNanos[i] = Math.min(leastNanos[i], pieceNanos[i]);
        }
    }

    /** Returns what all pieces take together, in nanoseconds; there was at least one pass. */
    long nanos() {
        return Arrays.stream(leastNanos).sum();
    }
}
