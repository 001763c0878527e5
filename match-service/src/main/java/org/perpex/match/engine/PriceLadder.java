package org.perpex.match.engine;

import org.jspecify.annotations.Nullable;

/**
 * The price levels of one side, found by price and walked from the best to the worst. A price has a rank: the lower,
 * the better. Pages of ranks come into being with their first level; three layers of bits lead from one level to the
 * next without a search. Not thread-safe.
 */
final class PriceLadder {

    /** The rank of no price: worse than all. */
    static final int NO_RANK = 1 << Limits.PRICE_BITS;

    private static final int PAGE_BITS = 12;
    private static final int PAGE_RANKS = 1 << PAGE_BITS;
    private static final int PAGES = 1 << Limits.PRICE_BITS - PAGE_BITS;
    private static final int WORD_BITS = 6;

    private final @Nullable Page[] pages = new @Nullable Page[PAGES];
    private final long[] pageBits = new long[PAGES >> WORD_BITS];
    private final long[] wordBits = new long[PAGES >> 2 * WORD_BITS];
    private @Nullable Page spare;
    private int best = NO_RANK;

    /** The ranks that share the same upper bits: the level of each plus one, and which of them hold orders. */
    private static final class Page {
        final int[] levels = new int[PAGE_RANKS];
        final long[] bits = new long[PAGE_RANKS >> WORD_BITS];
        long words;
        int used;
    }

    /** Returns the best rank that holds orders, or {@link #NO_RANK}. */
    int best() {
        return best;
    }

    /** Returns the level of a rank, or {@link Orders#NONE}. */
    int levelAt(int rank) {
        Page page = pages[rank >> PAGE_BITS];
        return page == null ? Orders.NONE : page.levels[rank & PAGE_RANKS - 1] - 1;
    }

    /** Gives a rank a level, without orders yet. */
    void put(int rank, int level) {
        Page page = pages[rank >> PAGE_BITS];
        if (page == null) {
            page = spare == null ? new Page() : spare;
            spare = null;
            pages[rank >> PAGE_BITS] = page;
        }
        page.levels[rank & PAGE_RANKS - 1] = level + 1;
        page.used++;
    }

    /** Takes the level of a rank away; it holds no orders. */
    void forget(int rank) {
        Page page = page(rank);
        page.levels[rank & PAGE_RANKS - 1] = 0;
        if (--page.used == 0) {
            pages[rank >> PAGE_BITS] = null;
            spare = page;
        }
    }

    /** Notes that a rank holds orders. */
    void light(int rank) {
        Page page = page(rank);
        int inPage = rank & PAGE_RANKS - 1;
        int number = rank >> PAGE_BITS;
        page.bits[inPage >> WORD_BITS] |= 1L << inPage;
        page.words |= 1L << (inPage >> WORD_BITS);
        pageBits[number >> WORD_BITS] |= 1L << number;
        wordBits[number >> 2 * WORD_BITS] |= 1L << (number >> WORD_BITS);
        best = Math.min(best, rank);
    }

    /** Notes that a rank holds orders no more. */
    void dim(int rank) {
        Page page = page(rank);
        int word = (rank & PAGE_RANKS - 1) >> WORD_BITS;
        int number = rank >> PAGE_BITS;
        page.bits[word] &= ~(1L << rank);
        if (page.bits[word] == 0) {
            page.words &= ~(1L << word);
        }
        if (page.words == 0) {
            pageBits[number >> WORD_BITS] &= ~(1L << number);
            if (pageBits[number >> WORD_BITS] == 0) {
                wordBits[number >> 2 * WORD_BITS] &= ~(1L << (number >> WORD_BITS));
            }
        }
        if (rank == best) {
            best = next(rank);
        }
    }

    /** Returns the next worse rank that holds orders, or {@link #NO_RANK}. */
    int next(int rank) {
        Page page = pages[rank >> PAGE_BITS];
        if (page != null) {
            int word = (rank & PAGE_RANKS - 1) >> WORD_BITS;
            long rest = page.bits[word] & above(rank);
            if (rest != 0) {
                return (rank & -1 << WORD_BITS) + Long.numberOfTrailingZeros(rest);
            }
            long words = page.words & above(word);
            if (words != 0) {
                return (rank & -1 << PAGE_BITS) + first(page, Long.numberOfTrailingZeros(words));
            }
        }
        int number = nextPage(rank >> PAGE_BITS);
        if (number == PAGES) {
            return NO_RANK;
        }
        Page found = page(number << PAGE_BITS);
        return (number << PAGE_BITS) + first(found, Long.numberOfTrailingZeros(found.words));
    }

    private int nextPage(int number) {
        int word = number >> WORD_BITS;
        long rest = pageBits[word] & above(number);
        if (rest != 0) {
            return (word << WORD_BITS) + Long.numberOfTrailingZeros(rest);
        }
        long words = wordBits[word >> WORD_BITS] & above(word);
        for (int at = word >> WORD_BITS; at < wordBits.length; ) {
            if (words != 0) {
                int found = (at << WORD_BITS) + Long.numberOfTrailingZeros(words);
                return (found << WORD_BITS) + Long.numberOfTrailingZeros(pageBits[found]);
            }
            at++;
            words = at < wordBits.length ? wordBits[at] : 0;
        }
        return PAGES;
    }

    private static int first(Page page, int word) {
        return (word << WORD_BITS) + Long.numberOfTrailingZeros(page.bits[word]);
    }

    /** The bits above a position, which counts within its word. */
    private static long above(int position) {
        return -2L << position;
    }

    private Page page(int rank) {
        Page page = pages[rank >> PAGE_BITS];
        if (page == null) {
            throw new IllegalStateException("no level has this rank: " + rank);
        }
        return page;
    }
}
