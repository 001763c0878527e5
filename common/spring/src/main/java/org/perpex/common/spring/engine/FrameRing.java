package org.perpex.common.spring.engine;

import java.util.Arrays;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.Check;

/**
 * The newest frames of a stream, by number: from the oldest kept to the last said. Their bytes lie one behind the other in
 * {@link FrameBytes}; what is known of each lies in arrays that grow as needed. Removes only from its old end.
 */
final class FrameRing {

    private static final int CAPACITY_AT_FIRST = 256;

    private final FrameBytes bytes = new FrameBytes();
    private long[] hashes = new long[CAPACITY_AT_FIRST];
    private long[] barriers = new long[CAPACITY_AT_FIRST];
    private long[] places = new long[CAPACITY_AT_FIRST];
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
        bytes.clear();
        firstNumber = start.number() + 1;
        lastNumber = start.number();
        hashBeforeFirst = start.hash();
        bytesBeforeFirst = 0;
    }

    /** Adds a copy of a frame. */
    void add(byte[] from, int offset, int length, long hashAfter, long barrier) {
        if (lastNumber - firstNumber + 1 == hashes.length) {
            grow();
        }
        long bytesBefore = bytesUpTo(lastNumber);
        lastNumber++;
        int slot = slot(lastNumber);
        places[slot] = bytes.add(from, offset, length);
        hashes[slot] = hashAfter;
        barriers[slot] = barrier;
        bytesUpTo[slot] = bytesBefore + length;
    }

    void removeFirst() {
        Check.that(firstNumber <= lastNumber, "only a frame that is kept can be removed", firstNumber);
        int slot = slot(firstNumber);
        hashBeforeFirst = hashes[slot];
        bytesBeforeFirst = bytesUpTo[slot];
        firstNumber++;
        if (firstNumber > lastNumber) {
            bytes.clear();
        } else {
            bytes.removeBefore(places[slot(firstNumber)]);
        }
    }

    /** The number of the oldest frame kept; one more than {@link #lastNumber} if none is. */
    long firstNumber() {
        return firstNumber;
    }

    long lastNumber() {
        return lastNumber;
    }

    int length(long number) {
        return (int) (bytesUpTo[keptSlot(number)] - bytesUpTo(number - 1));
    }

    /** Appends frames to a pack, from one number to another. */
    void appendTo(PackWriter pack, long first, long last) {
        for (long number = first; number <= last; ) {
            long place = places[keptSlot(number)];
            long next = number + 1;
            while (next <= last && FrameBytes.isTogether(place, places[keptSlot(next)])) {
                next++;
            }
            int length = (int) (bytesUpTo(next - 1) - bytesUpTo(number - 1));
            pack.appendFrames(bytes.chunk(place), FrameBytes.offset(place), length, (int) (next - number));
            number = next;
        }
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
        return (int) (number & hashes.length - 1);
    }

    private void grow() {
        hashes = grown(hashes);
        barriers = grown(barriers);
        places = grown(places);
        bytesUpTo = grown(bytesUpTo);
    }

    /** All slots are taken: each half of the larger array gets those whose numbers fall into it. */
    private long[] grown(long[] old) {
        long[] larger = Arrays.copyOf(old, old.length * 2);
        for (long number = firstNumber; number <= lastNumber; number++) {
            larger[(int) (number & larger.length - 1)] = old[(int) (number & old.length - 1)];
        }
        return larger;
    }
}
