package org.perpex.common.spring.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.sbe.PackHeaderEncoder;
import org.perpex.common.core.Check;

/**
 * What an engine says to one queue, numbered densely. Each message stays in memory as a frame until a progress record
 * covers it, and then for as long as there is room, so that it can be sent again.
 */
final class StreamOut {

    private final Destination destination;
    private final @Nullable StreamOut barrier;
    private final long keptBytesMax;
    private final PackWriter encoder = new PackWriter();
    private final FrameRing frames = new FrameRing(StreamMark.START);
    private long coveredNumber;

    /** @param barrier the stream that must be acknowledged first */
    StreamOut(Destination destination, @Nullable StreamOut barrier, long keptBytesMax) {
        this.destination = destination;
        this.barrier = barrier;
        this.keptBytesMax = keptBytesMax;
    }

    Destination destination() {
        return destination;
    }

    FrameRing frames() {
        return frames;
    }

    /** Continues after a mark that is acknowledged. */
    void restart(StreamMark mark) {
        frames.restart(mark);
        coveredNumber = mark.number();
    }

    void append(Source self, long timeMillis, Message message) {
        encoder.begin(self, 0, frames.lastNumber() + 1, 0);
        encoder.append(timeMillis, behind(), message);
        keep();
    }

    /** As the other, for one of some facts that are encoded already. */
    void append(Source self, long timeMillis, EncodedFacts facts, int index) {
        encoder.begin(self, 0, frames.lastNumber() + 1, 0);
        encoder.append(timeMillis, behind(), facts, index);
        keep();
    }

    private long behind() {
        return barrier == null ? 0 : barrier.frames.lastNumber();
    }

    private void keep() {
        byte[] pack = encoder.bytes();
        int from = PackHeaderEncoder.ENCODED_LENGTH;
        int length = encoder.length() - from;
        long hash = PackWriter.hashAfter(frames.hash(frames.lastNumber()), pack, from, length);
        frames.add(pack, from, length, hash, behind());
    }

    /** The mark after the last message. */
    StreamMark end() {
        return markAt(frames.lastNumber());
    }

    StreamMark markAt(long number) {
        return new StreamMark(number, frames.hash(number));
    }

    /** The last message that a progress record has covered. */
    long coveredNumber() {
        return coveredNumber;
    }

    /** Takes note that the broker has a stream up to a mark, as another replica or this one saw it. */
    void cover(StreamMark mark) {
        Check.that(mark.number() <= frames.lastNumber(), "no replica sends what this one has not said", mark.number());
        if (frames.knows(mark.number()) && frames.hash(mark.number()) != mark.hash()) {
            throw new ReplicaDiverged(destination, mark, frames.hash(mark.number()));
        }
        coveredNumber = Math.max(coveredNumber, mark.number());
        while (frames.firstNumber() <= coveredNumber
                && frames.bytesUpTo(coveredNumber) - frames.bytesUpTo(frames.firstNumber() - 1) > keptBytesMax) {
            frames.removeFirst();
        }
    }

    /** How many bytes of frames follow a number. */
    long bytesAfter(long number) {
        return frames.bytesUpTo(frames.lastNumber()) - frames.bytesUpTo(number);
    }
}
