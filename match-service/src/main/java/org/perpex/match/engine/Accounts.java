package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;

/**
 * The accounts of one market: the signed lots of each position, and the ends of each account's list of resting orders.
 * What belongs to one account stands together.
 * An account with neither is forgotten at the end of the input. Not thread-safe.
 */
final class Accounts {

    private static final int CAPACITY_AT_FIRST = 256;

    private static final int RECORD_BITS = SlotMap.RECORD_BITS;
    private static final int ACCOUNT = SlotMap.KEY;
    private static final int POSITION = 1;
    private static final int TRADE_GROUP = 2;
    private static final int ENDS = 3;
    private static final int REDUCE_ONLY_COUNT = 4;
    private static final int TOUCHED = 5;

    private static final long LOW = 0xFFFF_FFFFL;
    private static final long NO_ENDS = -1;

    private final SlotMap slots = new SlotMap();
    private long[] words = new long[CAPACITY_AT_FIRST << RECORD_BITS];
    private int firstFree = Orders.NONE;
    private int used;
    private long longLots;
    private long shortLots;

    /** Returns the slot of an account, or {@link Orders#NONE} if it has neither position nor orders here. */
    int find(long account) {
        return slots.find(account, words);
    }

    /** Returns the slot of an account, a new one if it has none. */
    int of(long account) {
        int slot = slots.find(account, words);
        return slot == Orders.NONE ? take(account) : slot;
    }

    private int take(long account) {
        int slot = firstFree;
        if (slot == Orders.NONE) {
            slot = used++;
            grow();
        } else {
            firstFree = firstOrder(slot);
        }
        int at = at(slot);
        words[at + ACCOUNT] = account;
        words[at + POSITION] = 0;
        words[at + TRADE_GROUP] = 0;
        words[at + ENDS] = NO_ENDS;
        words[at + REDUCE_ONLY_COUNT] = 0;
        words[at + TOUCHED] = 0;
        slots.put(account, slot, words);
        return slot;
    }

    private void grow() {
        if (used << RECORD_BITS > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
    }

    private static int at(int slot) {
        return slot << RECORD_BITS;
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
            slots.remove(account(slot), words);
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

    long account(int slot) {
        return words[at(slot) + ACCOUNT];
    }

    long position(int slot) {
        return words[at(slot) + POSITION];
    }

    /** The group that self-trade prevention treats as one trader; 0: none but the account's user. */
    long tradeGroup(int slot) {
        return words[at(slot) + TRADE_GROUP];
    }

    void tradeGroup(int slot, long group) {
        words[at(slot) + TRADE_GROUP] = group;
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

    /** Returns the accounts that have a position or a trade group, in rising order. */
    long[] worthKeeping() {
        return Arrays.stream(slots.sortedKeys(words))
                .filter(account -> {
                    int slot = slots.find(account, words);
                    return position(slot) != 0 || tradeGroup(slot) != 0;
                })
                .toArray();
    }
}
