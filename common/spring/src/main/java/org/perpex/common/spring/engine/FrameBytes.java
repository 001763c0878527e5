package org.perpex.common.spring.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.perpex.common.core.Check;

/**
 * Bytes of frames, one behind the other in chunks, so that a stream of small frames is a few large arrays. A frame never
 * lies across two chunks. A place is the number of a chunk and the offset in it. Chunks whose frames are gone are used again,
 * as far as a few are spare.
 */
final class FrameBytes {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK_BYTES = 1 << CHUNK_BITS;
    private static final int SPARE_MAX = 16;

    private static final byte[] NONE = {};

    private final Deque<byte[]> spare = new ArrayDeque<>();
    private byte[][] chunks = new byte[8][];
    private long firstChunk;
    private long lastChunk = -1;
    private int used;

    /** Copies a frame behind the last one and returns its place. */
    long add(byte[] from, int offset, int length) {
        Check.that(length <= CHUNK_BYTES, "a frame lies in one chunk", length);
        if (lastChunk < firstChunk || used + length > CHUNK_BYTES) {
            begin();
        }
        System.arraycopy(from, offset, chunks[slot(lastChunk)], used, length);
        long place = lastChunk << CHUNK_BITS | used;
        used += length;
        return place;
    }

    /** The array that a place is in. */
    byte[] chunk(long place) {
        return chunks[slot(place >>> CHUNK_BITS)];
    }

    static int offset(long place) {
        return (int) (place & CHUNK_BYTES - 1);
    }

    /** Whether two places are in one chunk: then so is all that is between them. */
    static boolean isTogether(long one, long other) {
        return one >>> CHUNK_BITS == other >>> CHUNK_BITS;
    }

    /** Lets go of all that lies before a place. */
    void removeBefore(long place) {
        while (firstChunk < place >>> CHUNK_BITS) {
            removeFirst();
        }
    }

    void clear() {
        while (firstChunk <= lastChunk) {
            removeFirst();
        }
    }

    private void removeFirst() {
        int slot = slot(firstChunk++);
        if (spare.size() < SPARE_MAX) {
            spare.push(chunks[slot]);
        }
        chunks[slot] = NONE;
    }

    private void begin() {
        if (lastChunk - firstChunk + 1 == chunks.length) {
            grow();
        }
        byte[] chunk = spare.poll();
        chunks[slot(++lastChunk)] = chunk == null ? new byte[CHUNK_BYTES] : chunk;
        used = 0;
    }

    private void grow() {
        byte[][] old = chunks;
        chunks = Arrays.copyOf(old, old.length * 2);
        for (long chunk = firstChunk; chunk <= lastChunk; chunk++) {
            chunks[slot(chunk)] = old[(int) (chunk & old.length - 1)];
        }
    }

    private int slot(long chunk) {
        return (int) (chunk & chunks.length - 1);
    }
}
