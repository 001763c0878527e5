package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Check;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/**
 * The accounts of one market, each position side by itself: the signed lots of the position, and the ends of the list of
 * resting orders that work on it. What belongs to one side of an account stands together, in a slot; an account of
 * one-way mode has one. A side with neither lots nor orders is forgotten at the end of the input. Not thread-safe.
 */
final class Accounts {

    private static final int CAPACITY_AT_FIRST = 256;

    private static final int KEY = SlotMap.KEY;
    private static final int POSITION = 1;
    private static final int TRADE_GROUP = 2;
    private static final int ENDS = 3;
    private static final int REDUCE_ONLY_COUNT = 4;
    private static final int TOUCHED = 5;

    private static final long LOW = 0xFFFF_FFFFL;
    private static final long NO_ENDS = -1;

    // A key: the account, and below it the position side, so that keys rise by account, then BOTH, LONG, SHORT.
    private static final int SIDE_BITS = 2;
    private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;
    private static final PositionSide[] SIDES = PositionSide.values();

    static {
        for (PositionSide side : SIDES) {
            Check.that(SIDES[side.code - 1] == side && side.code - 1 <= SIDE_MASK, "a side fits into a key", side.code);
        }
        Check.that(AccountId.INSURANCE_FUND.value() < Long.MAX_VALUE >> SIDE_BITS, "an account fits into a key");
    }

    private final SlotMap slots = new SlotMap();
    private long[] words = new long[at(CAPACITY_AT_FIRST)];
    private int firstFree = Orders.NONE;
    private int used;
    private int hedgedCount;
    private long longLots;
    private long shortLots;

    /** What the lots and orders of one position side of an account are found by. */
    static long key(long account, PositionSide side) {
        return account << SIDE_BITS | side.code - 1;
    }

    static long account(long key) {
        return key >>> SIDE_BITS;
    }

    static PositionSide side(long key) {
        return SIDES[(int) key & SIDE_MASK];
    }

    /** Returns the slot of a side of an account, or {@link Orders#NONE} if it has neither position nor orders here. */
    int find(long account, PositionSide side) {
        return find(key(account, side));
    }

    int find(long key) {
        return slots.find(key, words);
    }

    /** Returns the slot of a side of an account, a new one if it has none. */
    int of(long account, PositionSide side) {
        long key = key(account, side);
        int slot = slots.find(key, words);
        return slot == Orders.NONE ? take(key) : slot;
    }

    private int take(long key) {
        boolean hedged = isHedged(key);
        long group = hedged || hedgedCount > 0 ? groupOfOthers(key) : 0;
        hedgedCount += hedged ? 1 : 0;
        int slot = firstFree;
        if (slot == Orders.NONE) {
            slot = used++;
            grow();
        } else {
            firstFree = firstOrder(slot);
        }
        int at = at(slot);
        words[at + KEY] = key;
        words[at + POSITION] = 0;
        words[at + TRADE_GROUP] = group;
        words[at + ENDS] = NO_ENDS;
        words[at + REDUCE_ONLY_COUNT] = 0;
        words[at + TOUCHED] = 0;
        slots.put(key, slot, words);
        return slot;
    }

    private static boolean isHedged(long key) {
        return (key & SIDE_MASK) != 0;
    }

    /** The group of an account as its other sides have it; 0 if it has none. */
    private long groupOfOthers(long key) {
        long group = 0;
        for (PositionSide side : SIDES) {
            int other = find(account(key), side);
            group = other == Orders.NONE ? group : tradeGroup(other);
        }
        return group;
    }

    private void grow() {
        if (at(used) > words.length) {
            words = Arrays.copyOf(words, SlotMap.doubled(words.length));
        }
    }

    private static int at(int slot) {
        return SlotMap.at(slot);
    }

    /** Notes that an account may change in this input; returns whether that is news. */
    boolean touch(int slot) {
        boolean news = words[at(slot) + TOUCHED] == 0;
        words[at(slot) + TOUCHED] = 1;
        return news;
    }

    /** Ends an account's part in the input, and forgets it if nothing of it is left. */
    void settle(int slot) {
        words[at(slot) + TOUCHED] = 0;
        if (words[at(slot) + POSITION] == 0 && words[at(slot) + ENDS] == NO_ENDS) {
            hedgedCount -= isHedged(key(slot)) ? 1 : 0;
            slots.remove(key(slot), words);
            firstOrder(slot, firstFree);
            firstFree = slot;
        }
    }

    /** Moves the lots of a fill between two accounts. */
    void fill(int takerSlot, int makerSlot, Side takerSide, long lots) {
        add(takerSlot, takerSide.sign() * lots);
        add(makerSlot, -takerSide.sign() * lots);
        Check.that(longLots == shortLots, "long lots equal short lots", longLots - shortLots);
    }

    /** Changes a position by signed lots. Half of a fill: the other half follows. */
    void add(int slot, long signedLots) {
        long before = position(slot);
        long after = Math.addExact(before, signedLots);
        words[at(slot) + POSITION] = after;
        longLots += Math.max(after, 0) - Math.max(before, 0);
        shortLots += Math.max(-after, 0) - Math.max(-before, 0);
    }

    boolean isBalanced() {
        return longLots == shortLots;
    }

    /** Returns how many lots a side can take off a position: 0 if it would add to it. */
    static long reducible(long position, Side side) {
        return Math.max(0, side == Side.SELL ? position : -position);
    }

    long reducible(int slot, Side side) {
        return slot == Orders.NONE ? 0 : reducible(position(slot), side);
    }

    long key(int slot) {
        return words[at(slot) + KEY];
    }

    long account(int slot) {
        return account(key(slot));
    }

    PositionSide side(int slot) {
        return side(key(slot));
    }

    long position(int slot) {
        return words[at(slot) + POSITION];
    }

    /** The group that self-trade prevention treats as one trader; 0: none but the account's user. */
    long tradeGroup(int slot) {
        return words[at(slot) + TRADE_GROUP];
    }

    /** Puts an account, with all its sides, into a group. */
    void tradeGroup(int slot, long group) {
        if (tradeGroup(slot) != group) {
            words[at(slot) + TRADE_GROUP] = group;
            if (hedgedCount > 0) {
                groupOthers(account(slot), group);
            }
        }
    }

    private void groupOthers(long account, long group) {
        for (PositionSide side : SIDES) {
            int other = find(account, side);
            if (other != Orders.NONE) {
                words[at(other) + TRADE_GROUP] = group;
            }
        }
    }

    /** Whether an account in a trade group, or in none, is one trader with that of a slot. */
    boolean isSameTrader(long account, long group, int slot) {
        return sameUser(account, account(slot)) || group != 0 && group == tradeGroup(slot);
    }

    private static boolean sameUser(long account, long other) {
        return (account ^ other) >>> Integer.numberOfTrailingZeros(AccountId.SUB_ACCOUNT_MAX + 1) == 0;
    }

    long openInterest() {
        return longLots;
    }

    int firstOrder(int slot) {
        return (int) words[at(slot) + ENDS];
    }

    void firstOrder(int slot, int order) {
        words[at(slot) + ENDS] = words[at(slot) + ENDS] & ~LOW | order & LOW;
    }

    int lastOrder(int slot) {
        return (int) (words[at(slot) + ENDS] >> Integer.SIZE);
    }

    void lastOrder(int slot, int order) {
        words[at(slot) + ENDS] = words[at(slot) + ENDS] & LOW | (long) order << Integer.SIZE;
    }

    int reduceOnlyCount(int slot) {
        return (int) words[at(slot) + REDUCE_ONLY_COUNT];
    }

    void countReduceOnly(int slot, int change) {
        words[at(slot) + REDUCE_ONLY_COUNT] += change;
    }

    /** Returns the keys of what has a position or a trade group, in rising order. */
    long[] worthKeeping() {
        return Arrays.stream(slots.sortedKeys(words))
                .filter(key -> {
                    int slot = find(key);
                    return position(slot) != 0 || tradeGroup(slot) != 0;
                })
                .toArray();
    }
}
