package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.Check;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;

/**
 * The slots of resting orders: numbers only, one after another, so that a book of a million orders is an array
 * to the garbage collector. They are found by order id. A released slot is the next one taken. Not thread-safe.
 *
 * <p>A slot holds its order, its neighbors in its price level and its neighbors among its account's orders.
 */
final class Orders {

    /** No slot. */
    static final int NONE = -1;

    private static final int CAPACITY_AT_FIRST = 1024;

    /** The words of an order, so that one order is one or two lines of the processor's cache. */
    private static final int RECORD_BITS = SlotMap.RECORD_BITS;

    private static final int ID = SlotMap.KEY;
    private static final int ACCOUNT = 1;
    private static final int LOTS = 2;
    private static final int OPEN_LOTS = 3;
    private static final int SIZE_LOTS = 4;
    // The neighbors in the level have a word each: a new one is written without waiting for the other.
    private static final int NEXT = 5;
    private static final int PREVIOUS = 6;
    private static final int PLACE = 7;

    /** The words of what an order is to its account: few commands ask for them. */
    private static final int ACCOUNT_RECORD_BITS = 1;

    private static final int ACCOUNT_LINKS = 0;
    private static final int ACCOUNT_SLOT = 1;

    private static final long LOW = 0xFFFF_FFFFL;
    private static final long NO_LINKS = -1;

    // The word PLACE: flags, above them the level, in the upper half the rank.
    private static final int REDUCE_ONLY = 1;
    private static final int DATED = 2;
    private static final int POST_ONLY = 4;
    private static final int REPRICED = 8;
    private static final int ICEBERG = 16;
    private static final int SELF_TRADE_SHIFT = 5;
    private static final int SELF_TRADE_MASK = 7;
    private static final int SELL_SHIFT = 8;
    private static final int SELL = 1 << SELL_SHIFT;
    private static final int LEVEL_SHIFT = 9;
    private static final long TERMS = SELL - 1;

    static {
        Check.that(Limits.RESTING_ORDERS_MAX < 1 << Integer.SIZE - LEVEL_SHIFT - 1, "a level fits beside the flags");
        for (SelfTradePrevention mode : SelfTradePrevention.values()) {
            Check.that(mode.code >= 0 && mode.code <= SELF_TRADE_MASK, "a mode fits beside the flags", mode.code);
        }
    }

    private final SlotMap slots = new SlotMap();
    private long[] words = new long[at(CAPACITY_AT_FIRST)];
    private long[] accountWords = new long[atAccount(CAPACITY_AT_FIRST)];
    private int firstFree = NONE;
    private int used;
    private int count;

    /** Returns the ids of all orders, in rising order. */
    long[] sortedIds() {
        return slots.sortedKeys(words);
    }

    int count() {
        return count;
    }

    /** Returns the slot of an order, or {@link #NONE}. */
    int find(long id) {
        return slots.find(id, words);
    }

    /** Takes a slot for an order that belongs to no level and no list yet. */
    int take(long id, long account) {
        Check.that(count < Limits.RESTING_ORDERS_MAX, "resting orders are bounded", count);
        int slot = firstFree;
        if (slot == NONE) {
            slot = used++;
            grow(used);
        } else {
            firstFree = (int) words[at(slot) + NEXT];
        }
        count++;
        int at = at(slot);
        words[at + ID] = id;
        words[at + ACCOUNT] = account;
        words[at + NEXT] = NONE;
        words[at + PREVIOUS] = NONE;
        accountWords[atAccount(slot) + ACCOUNT_LINKS] = NO_LINKS;
        words[at + PLACE] = (long) SelfTradePrevention.NONE.code << SELF_TRADE_SHIFT;
        Check.that(slots.put(id, slot, words), "an order id rests once", id);
        return slot;
    }

    void release(int slot) {
        slots.remove(id(slot), words);
        words[at(slot) + NEXT] = firstFree;
        firstFree = slot;
        count--;
    }

    private void grow(int slotsNeeded) {
        if (at(slotsNeeded) > words.length) {
            words = Arrays.copyOf(words, SlotMap.doubled(words.length));
            accountWords = Arrays.copyOf(accountWords, words.length >> RECORD_BITS - ACCOUNT_RECORD_BITS);
        }
    }

    private static int at(int slot) {
        return SlotMap.at(slot);
    }

    private static int atAccount(int slot) {
        return slot + 1 << ACCOUNT_RECORD_BITS;
    }

    long id(int slot) {
        return words[at(slot) + ID];
    }

    long account(int slot) {
        return words[at(slot) + ACCOUNT];
    }

    /** What of the order can execute: what its level shows. */
    long lots(int slot) {
        return words[at(slot) + LOTS];
    }

    /** What of the order was not traded: its lots and what a reduce-only order was cut by. */
    long openLots(int slot) {
        return words[at(slot) + OPEN_LOTS];
    }

    void lots(int slot, long lots, long openLots) {
        Check.that(lots >= 0 && lots <= openLots, "what can execute is part of what is open", lots);
        words[at(slot) + LOTS] = lots;
        words[at(slot) + OPEN_LOTS] = openLots;
    }

    /** What was ordered: what is open and what was traded. */
    long sizeLots(int slot) {
        return words[at(slot) + SIZE_LOTS];
    }

    void sizeLots(int slot, long lots) {
        words[at(slot) + SIZE_LOTS] = lots;
    }

    boolean isReduceOnly(int slot) {
        return (flags(slot) & REDUCE_ONLY) != 0;
    }

    void markReduceOnly(int slot) {
        words[at(slot) + PLACE] |= REDUCE_ONLY;
    }

    boolean isDated(int slot) {
        return (flags(slot) & DATED) != 0;
    }

    void markDated(int slot) {
        words[at(slot) + PLACE] |= DATED;
    }

    boolean isPostOnly(int slot) {
        return (flags(slot) & POST_ONLY) != 0;
    }

    void markPostOnly(int slot) {
        words[at(slot) + PLACE] |= POST_ONLY;
    }

    /** Whether a post-only order gives way to the other side instead of being refused. */
    boolean isRepriced(int slot) {
        return (flags(slot) & REPRICED) != 0;
    }

    void markRepriced(int slot) {
        words[at(slot) + PLACE] |= REPRICED;
    }

    /** Whether an order shows only a part of what it can execute. */
    boolean isIceberg(int slot) {
        return (flags(slot) & ICEBERG) != 0;
    }

    void markIceberg(int slot) {
        words[at(slot) + PLACE] |= ICEBERG;
    }

    /** What an iceberg can execute beyond what it shows. */
    long hiddenLots(int slot) {
        return openLots(slot) - lots(slot);
    }

    SelfTradePrevention selfTradePrevention(int slot) {
        return SelfTradePrevention.of(flags(slot) >> SELF_TRADE_SHIFT & SELF_TRADE_MASK);
    }

    void selfTradePrevention(int slot, SelfTradePrevention mode) {
        long others = words[at(slot) + PLACE] & ~((long) SELF_TRADE_MASK << SELF_TRADE_SHIFT);
        words[at(slot) + PLACE] = others | (long) mode.code << SELF_TRADE_SHIFT;
    }

    /** Whether an order asks for nothing but price, size and a date, so that all of it executes at its price. */
    boolean isPlain(int slot) {
        return (flags(slot) & (REDUCE_ONLY | POST_ONLY | REPRICED | ICEBERG)) == 0;
    }

    private int flags(int slot) {
        return (int) words[at(slot) + PLACE];
    }

    /** Notes where an order stands. */
    void stand(int slot, int level, Side side, int rank) {
        long terms = words[at(slot) + PLACE] & TERMS;
        long place = (long) rank << Integer.SIZE | (long) level << LEVEL_SHIFT;
        words[at(slot) + PLACE] = place | (side == Side.SELL ? SELL : 0) | terms;
    }

    /** Notes that an order stands elsewhere on its side. */
    void standAgain(int slot, int level, int rank) {
        long place = (long) rank << Integer.SIZE | (long) level << LEVEL_SHIFT;
        words[at(slot) + PLACE] = place | words[at(slot) + PLACE] & (TERMS | SELL);
    }

    int level(int slot) {
        return flags(slot) >>> LEVEL_SHIFT;
    }

    Side side(int slot) {
        return (flags(slot) & SELL) == 0 ? Side.BUY : Side.SELL;
    }

    /** Returns 0 of a buy and 1 of a sell. */
    int sideIndex(int slot) {
        return flags(slot) >>> SELL_SHIFT & 1;
    }

    int rank(int slot) {
        return (int) (words[at(slot) + PLACE] >> Integer.SIZE);
    }

    int accountSlot(int slot) {
        return (int) accountWords[atAccount(slot) + ACCOUNT_SLOT];
    }

    void accountSlot(int slot, int accountSlot) {
        accountWords[atAccount(slot) + ACCOUNT_SLOT] = accountSlot;
    }

    int next(int slot) {
        return (int) words[at(slot) + NEXT];
    }

    int previous(int slot) {
        return (int) words[at(slot) + PREVIOUS];
    }

    /** Puts an order behind the last one of its level; {@code last} may be none. */
    void linkInLevel(int slot, int last) {
        words[at(last) + NEXT] = slot;
        words[at(slot) + PREVIOUS] = last;
        words[at(slot) + NEXT] = NONE;
    }

    /** Joins the neighbors of an order that leaves its level; either may be none. */
    void unlinkFromLevel(int previous, int next) {
        words[at(previous) + NEXT] = next;
        words[at(next) + PREVIOUS] = previous;
    }

    // A word of links in an account: the next one in its lower half, the previous one in the upper.

    int nextOfAccount(int slot) {
        return (int) accountWords[atAccount(slot) + ACCOUNT_LINKS];
    }

    int previousOfAccount(int slot) {
        return (int) (accountWords[atAccount(slot) + ACCOUNT_LINKS] >> Integer.SIZE);
    }

    /** Puts an order behind the last one of its account; {@code last} may be none. */
    void linkInAccount(int slot, int last) {
        accountWords[atAccount(slot) + ACCOUNT_LINKS] = (long) last << Integer.SIZE | LOW;
        int at = atAccount(last) + ACCOUNT_LINKS;
        accountWords[at] = accountWords[at] & ~LOW | slot;
    }

    void unlinkFromAccount(int slot) {
        int before = previousOfAccount(slot);
        int after = nextOfAccount(slot);
        int at = atAccount(before) + ACCOUNT_LINKS;
        accountWords[at] = accountWords[at] & ~LOW | after & LOW;
        at = atAccount(after) + ACCOUNT_LINKS;
        accountWords[at] = accountWords[at] & LOW | (long) before << Integer.SIZE;
    }
}
