package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;

/**
 * The accounts of one market: the signed lots of each position, and the ends of each account's list of resting orders.
 * An account with neither is forgotten at the end of the input. Not thread-safe.
 */
final class Accounts {

    private static final int CAPACITY_AT_FIRST = 256;

    private final SlotMap slots = new SlotMap();
    private long[] accounts = new long[CAPACITY_AT_FIRST];
    private long[] positions = new long[CAPACITY_AT_FIRST];
    private long[] tradeGroups = new long[CAPACITY_AT_FIRST];
    private int[] firsts = new int[CAPACITY_AT_FIRST];
    private int[] lasts = new int[CAPACITY_AT_FIRST];
    private int[] reduceOnlyCounts = new int[CAPACITY_AT_FIRST];
    private boolean[] touched = new boolean[CAPACITY_AT_FIRST];
    private int firstFree = Orders.NONE;
    private int used;
    private long longLots;
    private long shortLots;

    /** Returns the slot of an account, or {@link Orders#NONE} if it has neither position nor orders here. */
    int find(long account) {
        return slots.find(account);
    }

    /** Returns the slot of an account, a new one if it has none. */
    int of(long account) {
        int slot = slots.find(account);
        return slot == Orders.NONE ? take(account) : slot;
    }

    private int take(long account) {
        int slot = firstFree;
        if (slot == Orders.NONE) {
            slot = used++;
            grow();
        } else {
            firstFree = firsts[slot];
        }
        accounts[slot] = account;
        positions[slot] = 0;
        tradeGroups[slot] = 0;
        firsts[slot] = Orders.NONE;
        lasts[slot] = Orders.NONE;
        reduceOnlyCounts[slot] = 0;
        touched[slot] = false;
        slots.put(account, slot);
        return slot;
    }

    private void grow() {
        if (used > accounts.length) {
            int capacity = accounts.length * 2;
            accounts = Arrays.copyOf(accounts, capacity);
            positions = Arrays.copyOf(positions, capacity);
            tradeGroups = Arrays.copyOf(tradeGroups, capacity);
            firsts = Arrays.copyOf(firsts, capacity);
            lasts = Arrays.copyOf(lasts, capacity);
            reduceOnlyCounts = Arrays.copyOf(reduceOnlyCounts, capacity);
            touched = Arrays.copyOf(touched, capacity);
        }
    }

    /** Notes that an account may change in this input; returns whether that is news. */
    boolean touch(int slot) {
        boolean news = !touched[slot];
        touched[slot] = true;
        return news;
    }

    /** Ends an account's part in the input, and forgets it if nothing of it is left. */
    void settle(int slot) {
        touched[slot] = false;
        if (positions[slot] == 0 && firsts[slot] == Orders.NONE) {
            slots.remove(accounts[slot]);
            firsts[slot] = firstFree;
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
        long before = positions[slot];
        long after = Math.addExact(before, signedLots);
        positions[slot] = after;
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
        return slot == Orders.NONE ? 0 : reducible(positions[slot], side);
    }

    long account(int slot) {
        return accounts[slot];
    }

    long position(int slot) {
        return positions[slot];
    }

    /** The group that self-trade prevention treats as one trader; 0: none but the account's user. */
    long tradeGroup(int slot) {
        return tradeGroups[slot];
    }

    void tradeGroup(int slot, long group) {
        tradeGroups[slot] = group;
    }

    /** Whether an account in a trade group, or in none, is one trader with that of a slot. */
    boolean isSameTrader(long account, long group, int slot) {
        return sameUser(account, accounts[slot]) || group != 0 && group == tradeGroups[slot];
    }

    private static boolean sameUser(long account, long other) {
        return (account ^ other) >>> Integer.numberOfTrailingZeros(AccountId.SUB_ACCOUNT_MAX + 1) == 0;
    }

    long openInterest() {
        return longLots;
    }

    int firstOrder(int slot) {
        return firsts[slot];
    }

    void firstOrder(int slot, int order) {
        firsts[slot] = order;
    }

    int lastOrder(int slot) {
        return lasts[slot];
    }

    void lastOrder(int slot, int order) {
        lasts[slot] = order;
    }

    int reduceOnlyCount(int slot) {
        return reduceOnlyCounts[slot];
    }

    void countReduceOnly(int slot, int change) {
        reduceOnlyCounts[slot] += change;
    }

    /** Returns the accounts that have a position or a trade group, in rising order. */
    long[] worthKeeping() {
        return Arrays.stream(slots.sortedKeys())
                .filter(account -> {
                    int slot = slots.find(account);
                    return positions[slot] != 0 || tradeGroups[slot] != 0;
                })
                .toArray();
    }
}
