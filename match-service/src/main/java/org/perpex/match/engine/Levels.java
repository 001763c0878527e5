package org.perpex.match.engine;

import java.util.Arrays;

/**
 * The slots of price levels: price, total, first and last order, and what the total was when the input began. Not
 * thread-safe.
 */
final class Levels {

    private static final int CAPACITY_AT_FIRST = 256;

    private long[] totals = new long[CAPACITY_AT_FIRST];
    private long[] totalsBefore = new long[CAPACITY_AT_FIRST];
    private int[] ranks = new int[CAPACITY_AT_FIRST];
    private int[] firsts = new int[CAPACITY_AT_FIRST];
    private int[] lasts = new int[CAPACITY_AT_FIRST];
    private boolean[] bids = new boolean[CAPACITY_AT_FIRST];
    private boolean[] touched = new boolean[CAPACITY_AT_FIRST];
    private int firstFree = Orders.NONE;
    private int used;
    private int count;

    int count() {
        return count;
    }

    /** Takes a slot for a level without orders. */
    int take(boolean bid, int rank) {
        int level = firstFree;
        if (level == Orders.NONE) {
            level = used++;
            grow();
        } else {
            firstFree = firsts[level];
        }
        count++;
        ranks[level] = rank;
        bids[level] = bid;
        totals[level] = 0;
        totalsBefore[level] = 0;
        firsts[level] = Orders.NONE;
        lasts[level] = Orders.NONE;
        touched[level] = false;
        return level;
    }

    void release(int level) {
        firsts[level] = firstFree;
        firstFree = level;
        count--;
    }

    private void grow() {
        if (used > totals.length) {
            int capacity = totals.length * 2;
            totals = Arrays.copyOf(totals, capacity);
            totalsBefore = Arrays.copyOf(totalsBefore, capacity);
            ranks = Arrays.copyOf(ranks, capacity);
            firsts = Arrays.copyOf(firsts, capacity);
            lasts = Arrays.copyOf(lasts, capacity);
            bids = Arrays.copyOf(bids, capacity);
            touched = Arrays.copyOf(touched, capacity);
        }
    }

    /** Notes that the level may change in this input; returns whether that is news. */
    boolean touch(int level) {
        if (touched[level]) {
            return false;
        }
        touched[level] = true;
        totalsBefore[level] = totals[level];
        return true;
    }

    void untouch(int level) {
        touched[level] = false;
    }

    /** Whether the total is another than when the input began. */
    boolean isChanged(int level) {
        return totals[level] != totalsBefore[level];
    }

    boolean isEmpty(int level) {
        return firsts[level] == Orders.NONE;
    }

    boolean isBid(int level) {
        return bids[level];
    }

    int rank(int level) {
        return ranks[level];
    }

    long total(int level) {
        return totals[level];
    }

    void add(int level, long lots) {
        totals[level] += lots;
    }

    int first(int level) {
        return firsts[level];
    }

    void first(int level, int order) {
        firsts[level] = order;
    }

    int last(int level) {
        return lasts[level];
    }

    void last(int level, int order) {
        lasts[level] = order;
    }
}
