package org.perpex.market.price;

/** The mean of the last samples of what the book's middle lies above the index, in index units. Not thread-safe. */
final class BasisAverage {

    /** One sample a second, as formula F1 has it. */
    static final int SAMPLES_MAX = 30;

    private final long[] samples = new long[SAMPLES_MAX];
    private int count;
    private int next;
    private long sum;

    void add(long basisUnits) {
        if (count == SAMPLES_MAX) {
            sum -= samples[next];
        } else {
            count++;
        }
        samples[next] = basisUnits;
        sum = Math.addExact(sum, basisUnits);
        next = (next + 1) % SAMPLES_MAX;
    }

    /** The mean, rounded down; 0 without samples. */
    long mean() {
        return count == 0 ? 0 : Math.floorDiv(sum, count);
    }
}
