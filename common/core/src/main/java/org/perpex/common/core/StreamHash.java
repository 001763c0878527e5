package org.perpex.common.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The running hash of a stream or of a state: 64 bits, the same on every machine. It finds accidents (a fact lost,
 * doubled or changed), not forgeries.
 */
public final class StreamHash {

    /** The hash of the empty stream. */
    public static final long SEED = 0x9E3779B97F4A7C15L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private StreamHash() {}

    /** Extends a hash by one number. */
    public static long extend(long hash, long value) {
        long mixed = (hash ^ value) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 29) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 32;
    }

    /**
     * Extends a hash by bytes; the length counts, so trailing zeros change the result. Each step is one to one in what came
     * before and in the word that it takes, so one word that differs always changes the result; half the work of
     * {@link #extend(long, long)}, which stands at both ends.
     */
    public static long extend(long hash, byte[] bytes, int offset, int length) {
        long result = extend(hash, length);
        int end = offset + length;
        int at = offset;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            result = (result ^ (long) LONGS.get(bytes, at)) * 0x94D049BB133111EBL;
            result ^= result >>> 32;
        }
        long tail = 0;
        for (int shift = 0; at < end; at++, shift += 8) {
            tail |= (bytes[at] & 0xFFL) << shift;
        }
        return extend(result, tail);
    }
}
