package org.perpex.common.spring.engine;

import java.util.Arrays;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.Check;

/**
 * The newest frames of a stream, by number: from the oldest kept to the last said. Grows as needed; removes only from
 * its old end.
 */
final class FrameRing {

    private static final int CAPACITY_AT_FIRST = 256;

    private byte[][] frames = new byte[CAPACITY_AT_FIRST][];
    private long[] hashes = new long[CAPACITY_AT_FIRST];
    private long[] barriers = new long[CAPACITY_AT_FIRST];
    private long[] bytesUpTo = new long[CAPACITY_AT_FIRST];
    private long firstNumber;
    private long lastNumber;
    private long hashBeforeFirst;
    private long bytesBeforeFirst;

    FrameRing(StreamMark start) {
        restart(start);
    }

    /** Forgets everything; the next frame follows {@code start}. */
    void restart(StreamMark start) {
        Arrays.fill(frames, new byte[0]);
        firstNumber = start.number() + 1;
        lastNumber = start.number();
        hashBeforeFirst = start.hash();
        bytesBeforeFirst = 0;
    }

    void add(byte[] frame, long hashAfter, long barrier) {
        if (lastNumber - firstNumber + 1 == frames.length) {
            grow();
        }
        long bytesBefore = bytesUpTo(lastNumber);
        lastNumber++;
        int slot = slot(lastNumber);
        frames[slot] = frame;
        hashes[slot] = hashAfter;
        barriers[slot] = barrier;
        bytesUpTo[slot] = bytesBefore + frame.length;
    }

    void removeFirst() {
        Check.that(firstNumber <= lastNumber, "only a frame that is kept can be removed", firstNumber);
        int slot = slot(firstNumber);
        hashBeforeFirst = hashes[slot];
        bytesBeforeFirst = bytesUpTo[slot];
        frames[slot] = new byte[0];
        firstNumber++;
    }

    /** The number of the oldest frame kept; one more than {@link #lastNumber} if none is. */
    long firstNumber() {
        return firstNumber;
    }

    long lastNumber() {
        return lastNumber;
    }

    byte[] frame(long number) {
        return frames[keptSlot(number)];
    }

    /** The number, in the stream that goes first, that must be acknowledged before this frame goes out. */
    long barrier(long number) {
        return barriers[keptSlot(number)];
    }

    /** Whether the hash after a number is known. */
    boolean knows(long number) {
        return number >= firstNumber - 1 && number <= lastNumber;
    }

    /** The hash of the stream up to and including a number. */
    long hash(long number) {
        return number == firstNumber - 1 ? hashBeforeFirst : hashes[keptSlot(number)];
    }

    /** How many bytes the frames up to and including a number have, counted from some beginning. */
    long bytesUpTo(long number) {
        return number == firstNumber - 1 ? bytesBeforeFirst : bytesUpTo[keptSlot(number)];
    }

    private int keptSlot(long number) {
        Check.that(number >= firstNumber && number <= lastNumber, "a frame is kept", number);
        return slot(number);
    }

    private int slot(long number) {
        return (int) (number & frames.length - 1);
    }

    private void grow() {
        int larger = frames.length * 2;
        byte[][] oldFrames = frames;
        long[] oldHashes = hashes;
        long[] oldBarriers = barriers;
        long[] oldBytesUpTo = bytesUpTo;
        frames = new byte[larger][];
        hashes = new long[larger];
        barriers = new long[larger];
        bytesUpTo = new long[larger];
        for (long number = firstNumber; number <= lastNumber; number++) {
            int from = (int) (number & oldFrames.length - 1);
            int to = slot(number);
            frames[to] = oldFrames[from];
            hashes[to] = oldHashes[from];
            barriers[to] = oldBarriers[from];
            bytesUpTo[to] = oldBytesUpTo[from];
        }
    }
}
