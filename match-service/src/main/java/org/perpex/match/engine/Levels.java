package org.perpex.match.engine;

import java.util.Arrays;

/**
 * The slots of price levels: price, total, first and last order, and what the total was when the input began. What
 * belongs to one level stands together. Not thread-safe.
 */
final class Levels {

    private static final int CAPACITY_AT_FIRST = 256;

    private static final int WORDS_BITS = 1;
    private static final int TOTAL = 0;
    private static final int TOTAL_BEFORE = 1;

    private static final int LINKS_BITS = 2;
    private static final int RANK = 0;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int FLAGS = 3;

    private static final int BID = 1;
    private static final int TOUCHED = 2;

    private long[] words = new long[CAPACITY_AT_FIRST << WORDS_BITS];
    private int[] links = new int[CAPACITY_AT_FIRST << LINKS_BITS];
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
            firstFree = first(level);
        }
        count++;
        int link = level << LINKS_BITS;
        links[link + RANK] = rank;
        links[link + FIRST] = Orders.NONE;
        links[link + LAST] = Orders.NONE;
        links[link + FLAGS] = bid ? BID : 0;
        words[(level << WORDS_BITS) + TOTAL] = 0;
        return level;
    }

    void release(int level) {
        first(level, firstFree);
        firstFree = level;
        count--;
    }

    private void grow() {
        if (used << LINKS_BITS > links.length) {
            words = Arrays.copyOf(words, words.length * 2);
            links = Arrays.copyOf(links, links.length * 2);
        }
    }

    /** Notes that the level may change in this input; returns whether that is news. */
    boolean touch(int level) {
        int flags = (level << LINKS_BITS) + FLAGS;
        if ((links[flags] & TOUCHED) != 0) {
            return false;
        }
        links[flags] |= TOUCHED;
        words[(level << WORDS_BITS) + TOTAL_BEFORE] = total(level);
        return true;
    }

    void untouch(int level) {
        links[(level << LINKS_BITS) + FLAGS] &= ~TOUCHED;
    }

    /** Whether the total is another than when the input began. */
    boolean isChanged(int level) {
        return total(level) != words[(level << WORDS_BITS) + TOTAL_BEFORE];
    }

    boolean isEmpty(int level) {
        return first(level) == Orders.NONE;
    }

    boolean isBid(int level) {
        return (links[(level << LINKS_BITS) + FLAGS] & BID) != 0;
    }

    int rank(int level) {
        return links[(level << LINKS_BITS) + RANK];
    }

    long total(int level) {
        return words[(level << WORDS_BITS) + TOTAL];
    }

    void add(int level, long lots) {
        words[(level << WORDS_BITS) + TOTAL] += lots;
    }

    int first(int level) {
        return links[(level << LINKS_BITS) + FIRST];
    }

    void first(int level, int order) {
        links[(level << LINKS_BITS) + FIRST] = order;
    }

    int last(int level) {
        return links[(level << LINKS_BITS) + LAST];
    }

    void last(int level, int order) {
        links[(level << LINKS_BITS) + LAST] = order;
    }
}
