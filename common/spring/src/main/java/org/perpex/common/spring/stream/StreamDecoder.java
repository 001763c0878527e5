package org.perpex.common.spring.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamGate;
import org.perpex.common.contract.StreamMark;

/** Turns packs into messages, letting each through once. Not thread-safe. */
final class StreamDecoder {

    private final boolean joinsAnywhere;
    private final Map<Source, StreamGate> gates = new HashMap<>();
    private final Map<Source, StreamMark> lacking = new HashMap<>();
    private final PackReader reader = new PackReader();
    private StreamPosition position;

    /**
     * @param joinsAnywhere whether the first message of a source is taken whatever its number: for consumers that
     *     start at the end of a queue
     */
    StreamDecoder(StreamPosition position, boolean joinsAnywhere) {
        this.position = position;
        this.joinsAnywhere = joinsAnywhere;
        position.marks().forEach((code, mark) -> gates.put(Source.of(code), new StreamGate(mark)));
    }

    /** Returns what is new in the packs, in order. */
    List<StreamMessage> decode(List<StreamQueues.Pack> packs) {
        List<StreamMessage> fresh = new ArrayList<>();
        for (StreamQueues.Pack pack : packs) {
            reader.wrap(pack.body());
            while (reader.next()) {
                take(fresh);
            }
            if (lacking.isEmpty()) {
                position = new StreamPosition(pack.offset() + 1, position.marks());
            }
        }
        return fresh;
    }

    private void take(List<StreamMessage> fresh) {
        Source source = reader.source();
        if (!source.kind().numbered) {
            return;
        }
        StreamGate gate = gates.computeIfAbsent(source, this::gateOf);
        switch (gate.judge(reader.number(), reader.hashBefore())) {
            case NEXT -> {
                gate.passed(reader.number(), reader.hashAfter());
                lacking.remove(source);
                position = position.with(position.nextOffset(), source, gate.mark());
                fresh.add(new StreamMessage(
                        source,
                        reader.number(),
                        reader.hashAfter(),
                        reader.timeMillis(),
                        reader.afterNumber(),
                        reader.message()));
            }
            case SEEN -> {}
            case HOLE -> lacking.put(source, gate.mark());
            case DIVERGED ->
                throw new StreamDiverged(
                        source + " number " + reader.number() + " does not continue the stream that was applied here");
        }
    }

    private StreamGate gateOf(Source source) {
        return new StreamGate(
                joinsAnywhere ? new StreamMark(reader.number() - 1, reader.hashBefore()) : StreamMark.START);
    }

    StreamPosition position() {
        return position;
    }

    /**
     * The mark before each hole, by source: what came after it was ignored, and while there is one the offset does not
     * move.
     */
    Map<Source, StreamMark> lacking() {
        return Map.copyOf(lacking);
    }

    /** Whether something is missing. */
    boolean hasHole() {
        return !lacking.isEmpty();
    }
}
