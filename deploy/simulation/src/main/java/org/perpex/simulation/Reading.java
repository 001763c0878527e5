package org.perpex.simulation;

import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamGate;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Check;

/** How far a reader of a queue has come: its offset, its time, and the gate of each source that numbers. */
final class Reading {

    private final Queue queue;
    private final PackReader reader = new PackReader();
    private final Map<Integer, StreamGate> gates = new TreeMap<>();
    private int offset;
    private long timeMillis;

    /** Takes each message exactly once and in its stream's order. */
    @FunctionalInterface
    interface Taker {
        void take(Source source, Message message);
    }

    Reading(Queue queue) {
        this.queue = queue;
    }

    /** A reader that begins at an offset and knows how far it has the streams of sources, by their codes. */
    static Reading after(Queue queue, int offset, Map<Integer, StreamMark> marks) {
        Reading reading = new Reading(queue);
        reading.offset = offset;
        marks.forEach((source, mark) -> reading.gates.put(source, new StreamGate(mark)));
        return reading;
    }

    /** Reads one pack; false if there is none. */
    boolean step(Taker taker) {
        if (offset == queue.size()) {
            return false;
        }
        Queue.Stored pack = queue.at(offset);
        timeMillis = Math.max(timeMillis, pack.timeMillis());
        reader.wrap(pack.body());
        Source source = reader.source();
        Check.that(source.kind().numbered == reader.isNumbered(), "exactly the numbered sources number", offset);
        while (reader.next()) {
            if (!reader.isNumbered()) {
                taker.take(source, reader.message());
            } else if (isNext(source)) {
                long number = reader.number();
                long hashAfter = reader.hashAfter();
                taker.take(source, reader.message());
                gate(source).passed(number, hashAfter);
            }
        }
        offset++;
        return true;
    }

    /** Passes one pack by, without looking at what its messages say; false if there is none. */
    boolean skim() {
        if (isAtEnd()) {
            return false;
        }
        reader.wrap(queue.at(offset).body());
        Source source = reader.source();
        while (reader.next()) {
            if (reader.isNumbered() && isNext(source)) {
                gate(source).passed(reader.number(), reader.hashAfter());
            }
        }
        offset++;
        return true;
    }

    private boolean isNext(Source source) {
        return switch (gate(source).judge(reader.number(), reader.hashBefore())) {
            case NEXT -> true;
            case SEEN, HOLE -> false;
            case DIVERGED -> throw new IllegalStateException(source + " diverged at " + reader.number());
        };
    }

    /** The number, in the stream that is acknowledged first, that the present message stands behind. */
    long afterNumber() {
        return reader.afterNumber();
    }

    /** The number of the present message. */
    long number() {
        return reader.number();
    }

    /** The hash of its stream after the present message. */
    long hashAfter() {
        return reader.hashAfter();
    }

    /** When the present message was said, in engine time. */
    long factMillis() {
        return reader.timeMillis();
    }

    long timeMillis() {
        return timeMillis;
    }

    int offset() {
        return offset;
    }

    boolean isAtEnd() {
        return offset == queue.size();
    }

    StreamMark mark(Source source) {
        StreamGate gate = gates.get(source.code());
        return gate == null ? StreamMark.START : gate.mark();
    }

    private StreamGate gate(Source source) {
        return gates.computeIfAbsent(source.code(), _ -> new StreamGate(StreamMark.START));
    }

    void save(StateWriter state) {
        state.putInt(offset);
        state.putLong(timeMillis);
        state.putInt(gates.size());
        gates.forEach((source, gate) -> {
            state.putInt(source);
            state.putLong(gate.mark().number());
            state.putLong(gate.mark().hash());
        });
    }

    void load(StateReader state) {
        offset = state.getInt();
        timeMillis = state.getLong();
        gates.clear();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            gates.put(state.getInt(), new StreamGate(new StreamMark(state.getLong(), state.getLong())));
        }
    }
}
