package org.perpex.match.engine;

import java.util.Arrays;

/**
 * Finds the slot of a key. The table holds slot numbers only, at most a quarter full; the keys stand in the records of the
 * slots, which their owner hands in: a look-up touches the table and the record that it is for. The first record is no
 * slot's: it takes what is written where there is none. Allocates only to grow. Not thread-safe.
 */
final class SlotMap {

    /** The word of a record that holds its key. */
    static final int KEY = 0;

    /** How many words a record has, as a power of two. */
    static final int RECORD_BITS = 3;

    private static final int CAPACITY_AT_FIRST = 256;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int FREE = 0;

    private int[] table = new int[2 * CAPACITY_AT_FIRST];
    private int shift = shift(table.length);
    private int size;

    /** Where the record of a slot begins, or for {@link Orders#NONE} the one that is no slot's. */
    static int at(int slot) {
        return slot + 1 << RECORD_BITS;
    }

    /** How many words hold the records of twice as many slots as those that some words hold. */
    static int doubled(int words) {
        return at(2 * ((words >> RECORD_BITS) - 1));
    }

    private static int shift(int length) {
        return Long.SIZE - Integer.numberOfTrailingZeros(length);
    }

    /** Returns the slot of a key, or {@link Orders#NONE}. */
    int find(long key, long[] records) {
        int mask = table.length - 1;
        int at = home(key);
        int entry = table[at];
        while (entry != FREE && key(entry, records) != key) {
            at = at + 1 & mask;
            entry = table[at];
        }
        return entry - 1;
    }

    /** Finds a slot by the key in its record from now on; returns false, and changes nothing, if the key has one. */
    boolean put(long key, int slot, long[] records) {
        if (4 * size >= table.length) {
            growTable(records);
        }
        int place = place(key, records);
        if (table[place] != FREE) {
            return false;
        }
        table[place] = slot + 1;
        size++;
        return true;
    }

    /** Forgets a key that has a slot, and moves those up that had to pass its place. */
    void remove(long key, long[] records) {
        int mask = table.length - 1;
        int hole = place(key, records);
        for (int at = hole + 1 & mask; table[at] != FREE; at = at + 1 & mask) {
            int home = home(key(table[at], records));
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = FREE;
        size--;
    }

    /** Returns all keys, in rising order. */
    long[] sortedKeys(long[] records) {
        long[] found = new long[size];
        int count = 0;
        for (int entry : table) {
            if (entry != FREE) {
                found[count++] = key(entry, records);
            }
        }
        Arrays.sort(found);
        return found;
    }

    private static long key(int entry, long[] records) {
        return records[(entry << RECORD_BITS) + KEY];
    }

    /** Where a key stands, or the free place where it would. */
    private int place(long key, long[] records) {
        int mask = table.length - 1;
        int at = home(key);
        while (table[at] != FREE && key(table[at], records) != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private int home(long key) {
        return (int) (key * SPREAD >>> shift);
    }

    private void growTable(long[] records) {
        int[] old = table;
        table = new int[old.length * 2];
        shift = shift(table.length);
        for (int entry : old) {
            if (entry != FREE) {
                table[place(key(entry, records), records)] = entry;
            }
        }
    }
}
