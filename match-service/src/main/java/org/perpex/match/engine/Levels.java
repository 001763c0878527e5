package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.Side;

/**
 * The slots of price levels: price, total, first and last order, and what the total was when the input began. What
 * belongs to one level stands together. Not thread-safe.
 */
final class Levels {

    private static final int CAPACITY_AT_FIRST = 256;

    private static final int RECORD_BITS = 2;
    private static final int TOTAL = 0;
    private static final int TOTAL_BEFORE = 1;
    private static final int ENDS = 2;
    private static final int PRIORITY = 3;

    private static final long LOW = 0xFFFF_FFFFL;
    private static final long NO_ENDS = -1;

    // The word PRIORITY: side and rank in its upper half, so that a better level has a lower word; a flag below.
    private static final long ASK = 1L << Long.SIZE - 2;
    private static final long TOUCHED = 1;

    private long[] words = new long[CAPACITY_AT_FIRST << RECORD_BITS];
    private int firstFree = Orders.NONE;
    private int used;
    private int count;

    int count() {
        return count;
    }

    /** Takes a slot for a level without orders; the index of the side is 0 of bids and 1 of asks. */
    int take(int sideIndex, int rank) {
        int level = firstFree;
        if (level == Orders.NONE) {
            level = used++;
            grow();
        } else {
            firstFree = first(level);
        }
        count++;
        words[at(level) + TOTAL] = 0;
        words[at(level) + ENDS] = NO_ENDS;
        words[at(level) + PRIORITY] = sideIndex * ASK | (long) rank << Integer.SIZE;
        return level;
    }

    void release(int level) {
        first(level, firstFree);
        firstFree = level;
        count--;
    }

    private void grow() {
        if (used << RECORD_BITS > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
    }

    private static int at(int level) {
        return level << RECORD_BITS;
    }

    /** Notes that the level may change in this input; returns whether that is news. */
    boolean touch(int level) {
        int at = at(level);
        long priority = words[at + PRIORITY];
        if ((priority & TOUCHED) != 0) {
            return false;
        }
        words[at + PRIORITY] = priority | TOUCHED;
        words[at + TOTAL_BEFORE] = words[at + TOTAL];
        return true;
    }

    void untouch(int level) {
        words[at(level) + PRIORITY] &= ~TOUCHED;
    }

    /** Returns side and rank and slot of a level as one number: bids before asks, better ones before worse ones. */
    long priority(int level) {
        return words[at(level) + PRIORITY] & ~LOW | level;
    }

    /** Whether the total is another than when the input began. */
    boolean isChanged(int level) {
        return total(level) != words[at(level) + TOTAL_BEFORE];
    }

    boolean isEmpty(int level) {
        return first(level) == Orders.NONE;
    }

    Side side(int level) {
        return words[at(level) + PRIORITY] < ASK ? Side.BUY : Side.SELL;
    }

    int rank(int level) {
        return (int) (words[at(level) + PRIORITY] >> Integer.SIZE) & PriceLadder.NO_RANK - 1;
    }

    long total(int level) {
        return words[at(level) + TOTAL];
    }

    void add(int level, long lots) {
        words[at(level) + TOTAL] += lots;
    }

    /** Sets first and last order of a level. */
    void ends(int level, int first, int last) {
        words[at(level) + ENDS] = (long) last << Integer.SIZE | first & LOW;
    }

    /** Notes that an order is the last of a level now, and the first if there was none. */
    void join(int level, int order, int last) {
        long first = last == Orders.NONE ? order : words[at(level) + ENDS] & LOW;
        words[at(level) + ENDS] = (long) order << Integer.SIZE | first;
    }

    /**
     * Notes that an order between two others, each perhaps none, left a level. Who its neighbors are nobody can
     * foretell, so that is not a branch: none is all ones.
     */
    void part(int level, int previous, int next) {
        long ends = words[at(level) + ENDS];
        int wasFirst = previous >> Integer.SIZE - 1;
        int wasLast = next >> Integer.SIZE - 1;
        int first = (int) ends & ~wasFirst | next & wasFirst;
        int last = (int) (ends >> Integer.SIZE) & ~wasLast | previous & wasLast;
        ends(level, first, last);
    }

    int first(int level) {
        return (int) words[at(level) + ENDS];
    }

    void first(int level, int order) {
        words[at(level) + ENDS] = words[at(level) + ENDS] & ~LOW | order & LOW;
    }

    int last(int level) {
        return (int) (words[at(level) + ENDS] >> Integer.SIZE);
    }
}
