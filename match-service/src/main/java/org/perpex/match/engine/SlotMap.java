package org.perpex.match.engine;

import java.util.Arrays;

/**
 * Finds the slot of a key. The table holds slot numbers only, at most half full; the keys stand in order of their
 * slots, so that a look-up touches two small arrays. Allocates only to grow. Not thread-safe.
 */
final class SlotMap {

    private static final int CAPACITY_AT_FIRST = 256;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int FREE = 0;

    private int[] table = new int[2 * CAPACITY_AT_FIRST];
    private int shift = shift(table.length);
    private long[] keys = new long[CAPACITY_AT_FIRST];
    private int size;

    private static int shift(int length) {
        return Long.SIZE - Integer.numberOfTrailingZeros(length);
    }

    /** Returns the slot of a key, or {@link Orders#NONE}. */
    int find(long key) {
        return table[place(key)] - 1;
    }

    /** Gives a key a slot that no other key has; returns false, and changes nothing, if it has one already. */
    boolean put(long key, int slot) {
        if (2 * size >= table.length) {
            growTable();
        }
        if (slot >= keys.length) {
            keys = Arrays.copyOf(keys, Math.max(keys.length * 2, slot + 1));
        }
        int place = place(key);
        if (table[place] != FREE) {
            return false;
        }
        table[place] = slot + 1;
        keys[slot] = key;
        size++;
        return true;
    }

    /** Forgets a key that has a slot, and moves those up that had to pass its place. */
    void remove(long key) {
        int mask = table.length - 1;
        int hole = place(key);
        for (int at = hole + 1 & mask; table[at] != FREE; at = at + 1 & mask) {
            int home = home(keys[table[at] - 1]);
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = FREE;
        size--;
    }

    /** Returns all keys, in rising order. */
    long[] sortedKeys() {
        long[] found = new long[size];
        int count = 0;
        for (int entry : table) {
            if (entry != FREE) {
                found[count++] = keys[entry - 1];
            }
        }
        Arrays.sort(found);
        return found;
    }

    /** Where a key stands, or the free place where it would. */
    private int place(long key) {
        int mask = table.length - 1;
        int at = home(key);
        while (table[at] != FREE && keys[table[at] - 1] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private int home(long key) {
        return (int) (key * SPREAD >>> shift);
    }

    private void growTable() {
        int[] old = table;
        table = new int[old.length * 2];
        shift = shift(table.length);
        for (int entry : old) {
            if (entry != FREE) {
                table[place(keys[entry - 1])] = entry;
            }
        }
    }
}
