package org.perpex.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.sbe.PackHeaderEncoder;

/**
 * A dense stream from one source to one queue: numbered when it is said, cut into packs when it is sent, kept so that
 * it can be sent again.
 */
final class Outlet {

    private static final int RECUT_MAX = 9;
    private static final int AGAIN_MAX = 12;

    private final Source self;
    private final Wire wire;
    private final Chance chance;
    private final @Nullable Outlet barrier;
    private final List<Frame> frames = new ArrayList<>();
    private final PackWriter writer = new PackWriter();
    private final StreamMark start;
    private long acknowledged;
    private long next;

    private record Frame(byte[] bytes, long behind, long hashAfter) {}

    /**
     * Continues a stream after a mark up to which the queue has everything.
     *
     * @param barrier the stream that must be acknowledged first
     */
    Outlet(Source self, Wire wire, Chance chance, @Nullable Outlet barrier, StreamMark start) {
        this.self = self;
        this.wire = wire;
        this.chance = chance;
        this.barrier = barrier;
        this.start = start;
        acknowledged = start.number();
        next = start.number() + 1;
    }

    void append(long timeMillis, Message message) {
        long behind = barrier == null ? 0 : barrier.end().number();
        writer.begin(self, 0, end().number() + 1, end().hash());
        writer.append(timeMillis, behind, message);
        byte[] pack = writer.toBytes();
        byte[] frame = Arrays.copyOfRange(pack, PackHeaderEncoder.ENCODED_LENGTH, pack.length);
        frames.add(new Frame(frame, behind, PackWriter.hashAfter(end().hash(), frame, 0, frame.length)));
    }

    /** The mark after the last message. */
    StreamMark end() {
        return markAt(start.number() + frames.size());
    }

    /** Up to where the queue has the stream without a hole, as far as the sender knows. */
    long acknowledged() {
        return acknowledged;
    }

    /** Sends the next pack; false if there is nothing to send. */
    boolean flush() {
        if (wire.isEmpty() && acknowledged + 1 < next) {
            next = acknowledged + 1;
        } else if (next > start.number() + 1 && chance.hits(Fault.SENT_AGAIN)) {
            next = Math.max(start.number() + 1, next - 1 - chance.below(AGAIN_MAX));
        }
        if (!mayGo(next)) {
            return false;
        }
        long first = next;
        int room = 1 + chance.below(RECUT_MAX);
        writer.begin(self, 0, first, markAt(first - 1).hash());
        while (mayGo(next) && writer.count() < room) {
            writer.appendFrame(frame(next).bytes);
            next++;
        }
        long last = next - 1;
        wire.send(writer.toBytes(), () -> stored(first, last));
        return true;
    }

    private void stored(long first, long last) {
        if (first <= acknowledged + 1) {
            acknowledged = Math.max(acknowledged, last);
        }
    }

    private boolean mayGo(long number) {
        return number <= end().number() && (barrier == null || frame(number).behind <= barrier.acknowledged);
    }

    private StreamMark markAt(long number) {
        return number == start.number() ? start : new StreamMark(number, frame(number).hashAfter);
    }

    private Frame frame(long number) {
        return frames.get(Math.toIntExact(number - start.number() - 1));
    }
}
