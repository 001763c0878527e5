package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.Check;
import org.perpex.common.core.SelfTradePrevention;

/**
 * The slots of resting orders: numbers only, one after another, so that a book of a million orders is two arrays to
 * the garbage collector. A released slot is the next one taken. Not thread-safe.
 *
 * <p>A slot holds its order, its neighbors in its price level and its neighbors among its account's orders.
 */
final class Orders {

    /** No slot. */
    static final int NONE = -1;

    private static final int CAPACITY_AT_FIRST = 1024;

    private static final int WORDS_BITS = 2;
    private static final int ID = 0;
    private static final int ACCOUNT = 1;
    private static final int LOTS = 2;
    private static final int OPEN_LOTS = 3;

    private static final int LINKS_BITS = 3;
    private static final int NEXT = 0;
    private static final int PREVIOUS = 1;
    private static final int NEXT_OF_ACCOUNT = 2;
    private static final int PREVIOUS_OF_ACCOUNT = 3;
    private static final int LEVEL = 4;
    private static final int ACCOUNT_SLOT = 5;
    private static final int FLAGS = 6;

    private static final int REDUCE_ONLY = 1;
    private static final int DATED = 2;
    private static final int POST_ONLY = 4;
    private static final int REPRICED = 8;
    private static final int ICEBERG = 16;
    private static final int SELF_TRADE_SHIFT = 5;

    private long[] words = new long[CAPACITY_AT_FIRST << WORDS_BITS];
    private long[] sizes = new long[CAPACITY_AT_FIRST];
    private int[] links = new int[CAPACITY_AT_FIRST << LINKS_BITS];
    private int firstFree = NONE;
    private int used;
    private int count;

    int count() {
        return count;
    }

    /** Takes a slot for an order that belongs to no level and no list yet. */
    int take(long id, long account) {
        Check.that(count < Limits.RESTING_ORDERS_MAX, "resting orders are bounded", count);
        int slot = firstFree;
        if (slot == NONE) {
            slot = used++;
            grow(used);
        } else {
            firstFree = links[(slot << LINKS_BITS) + NEXT];
        }
        count++;
        int word = slot << WORDS_BITS;
        words[word + ID] = id;
        words[word + ACCOUNT] = account;
        Arrays.fill(links, slot << LINKS_BITS, slot + 1 << LINKS_BITS, NONE);
        links[(slot << LINKS_BITS) + FLAGS] = SelfTradePrevention.NONE.code << SELF_TRADE_SHIFT;
        return slot;
    }

    void release(int slot) {
        links[(slot << LINKS_BITS) + NEXT] = firstFree;
        firstFree = slot;
        count--;
    }

    private void grow(int slots) {
        if (slots << LINKS_BITS > links.length) {
            words = Arrays.copyOf(words, words.length * 2);
            sizes = Arrays.copyOf(sizes, sizes.length * 2);
            links = Arrays.copyOf(links, links.length * 2);
        }
    }

    long id(int slot) {
        return words[(slot << WORDS_BITS) + ID];
    }

    long account(int slot) {
        return words[(slot << WORDS_BITS) + ACCOUNT];
    }

    /** What of the order can execute: what its level shows. */
    long lots(int slot) {
        return words[(slot << WORDS_BITS) + LOTS];
    }

    /** What of the order was not traded: its lots and what a reduce-only order was cut by. */
    long openLots(int slot) {
        return words[(slot << WORDS_BITS) + OPEN_LOTS];
    }

    void lots(int slot, long lots, long openLots) {
        Check.that(lots >= 0 && lots <= openLots, "what can execute is part of what is open", lots);
        words[(slot << WORDS_BITS) + LOTS] = lots;
        words[(slot << WORDS_BITS) + OPEN_LOTS] = openLots;
    }

    /** What was ordered: what is open and what was traded. */
    long sizeLots(int slot) {
        return sizes[slot];
    }

    void sizeLots(int slot, long lots) {
        sizes[slot] = lots;
    }

    boolean isReduceOnly(int slot) {
        return (flags(slot) & REDUCE_ONLY) != 0;
    }

    void markReduceOnly(int slot) {
        links[(slot << LINKS_BITS) + FLAGS] |= REDUCE_ONLY;
    }

    boolean isDated(int slot) {
        return (flags(slot) & DATED) != 0;
    }

    void markDated(int slot) {
        links[(slot << LINKS_BITS) + FLAGS] |= DATED;
    }

    boolean isPostOnly(int slot) {
        return (flags(slot) & POST_ONLY) != 0;
    }

    void markPostOnly(int slot) {
        links[(slot << LINKS_BITS) + FLAGS] |= POST_ONLY;
    }

    /** Whether a post-only order gives way to the other side instead of being refused. */
    boolean isRepriced(int slot) {
        return (flags(slot) & REPRICED) != 0;
    }

    void markRepriced(int slot) {
        links[(slot << LINKS_BITS) + FLAGS] |= REPRICED;
    }

    /** Whether an order shows only a part of what it can execute. */
    boolean isIceberg(int slot) {
        return (flags(slot) & ICEBERG) != 0;
    }

    void markIceberg(int slot) {
        links[(slot << LINKS_BITS) + FLAGS] |= ICEBERG;
    }

    /** What an iceberg can execute beyond what it shows. */
    long hiddenLots(int slot) {
        return openLots(slot) - lots(slot);
    }

    SelfTradePrevention selfTradePrevention(int slot) {
        return SelfTradePrevention.of(flags(slot) >> SELF_TRADE_SHIFT);
    }

    void selfTradePrevention(int slot, SelfTradePrevention mode) {
        int others = flags(slot) & (1 << SELF_TRADE_SHIFT) - 1;
        links[(slot << LINKS_BITS) + FLAGS] = others | mode.code << SELF_TRADE_SHIFT;
    }

    private int flags(int slot) {
        return links[(slot << LINKS_BITS) + FLAGS];
    }

    int level(int slot) {
        return links[(slot << LINKS_BITS) + LEVEL];
    }

    void level(int slot, int level) {
        links[(slot << LINKS_BITS) + LEVEL] = level;
    }

    int accountSlot(int slot) {
        return links[(slot << LINKS_BITS) + ACCOUNT_SLOT];
    }

    void accountSlot(int slot, int accountSlot) {
        links[(slot << LINKS_BITS) + ACCOUNT_SLOT] = accountSlot;
    }

    int next(int slot) {
        return links[(slot << LINKS_BITS) + NEXT];
    }

    int nextOfAccount(int slot) {
        return links[(slot << LINKS_BITS) + NEXT_OF_ACCOUNT];
    }

    /** Puts an order behind the last one of its level; {@code last} may be none. */
    void linkInLevel(int slot, int last) {
        link(slot, last, NEXT, PREVIOUS);
    }

    /** Joins the neighbors of an order that leaves its level. */
    void unlinkFromLevel(int slot) {
        unlink(slot, NEXT, PREVIOUS);
    }

    int previous(int slot) {
        return links[(slot << LINKS_BITS) + PREVIOUS];
    }

    void linkInAccount(int slot, int last) {
        link(slot, last, NEXT_OF_ACCOUNT, PREVIOUS_OF_ACCOUNT);
    }

    void unlinkFromAccount(int slot) {
        unlink(slot, NEXT_OF_ACCOUNT, PREVIOUS_OF_ACCOUNT);
    }

    int previousOfAccount(int slot) {
        return links[(slot << LINKS_BITS) + PREVIOUS_OF_ACCOUNT];
    }

    private void link(int slot, int last, int next, int previous) {
        links[(slot << LINKS_BITS) + previous] = last;
        links[(slot << LINKS_BITS) + next] = NONE;
        if (last != NONE) {
            links[(last << LINKS_BITS) + next] = slot;
        }
    }

    private void unlink(int slot, int next, int previous) {
        int before = links[(slot << LINKS_BITS) + previous];
        int after = links[(slot << LINKS_BITS) + next];
        if (before != NONE) {
            links[(before << LINKS_BITS) + next] = after;
        }
        if (after != NONE) {
            links[(after << LINKS_BITS) + previous] = before;
        }
    }
}
