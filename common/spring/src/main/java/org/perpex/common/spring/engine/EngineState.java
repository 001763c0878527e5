package org.perpex.common.spring.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamGate;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.contract.Topic;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Check;

/**
 * All that follows from the inputs of an engine and from nothing else: engine time, the marks of its sources, its own
 * state, what it said, and who leads. The same in every replica and in every replay.
 *
 * <p>Not thread-safe: owned by the thread of the engine.
 */
final class EngineState<I extends Message> implements EngineListener.Moment {

    private static final StreamSignal.Heartbeat BEAT = new StreamSignal.Heartbeat();

    private final EngineDefinition<I> definition;
    private final List<StreamOut> streams = new ArrayList<>();
    private final PackReader reader = new PackReader();
    private final Gates gates = new Gates();
    private final Lease lease = new Lease();
    private final FactSink facts = new Said();
    private final SkipRecords skips;
    private final InputWatch watch;
    private long offset = -1;
    private long timeMillis;
    private int message;

    EngineState(EngineDefinition<I> definition, long keptBytesMax, SkipRecords skips, InputWatch watch) {
        this.definition = definition;
        this.skips = skips;
        this.watch = watch;
        for (EnginePorts.Outlet outlet : definition.ports().outlets()) {
            StreamOut barrier = outlet.behind().map(this::stream).orElse(null);
            streams.add(new StreamOut(outlet.to(), barrier, keptBytesMax));
        }
    }

    @Override
    public long timeMillis() {
        return timeMillis;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public StreamMark mark(Source source) {
        return gates.mark(source);
    }

    List<StreamOut> streams() {
        return streams;
    }

    Gates gates() {
        return gates;
    }

    Lease lease() {
        return lease;
    }

    /** Returns the stream to a queue; the engine may speak to no other. */
    StreamOut stream(Destination destination) {
        StreamOut found = find(destination);
        if (found == null) {
            throw new IllegalStateException(definition.name() + " does not write to " + destination);
        }
        return found;
    }

    /** Applies the next input. Whatever it throws is a bug, or a message that this version does not know. */
    void apply(Input input) {
        message = Fault.WHOLE;
        Check.that(input.offset() == offset + 1, "inputs are applied without a hole", input.offset());
        if (!isSkipped(input)) {
            applyPack(input);
        }
        offset = input.offset();
    }

    /** The message of the last input that was being applied, from 1; {@link Fault#WHOLE} between messages. */
    int message() {
        return message;
    }

    /** How many bytes of frames no progress record has covered. */
    long uncoveredBytes() {
        long bytes = 0;
        for (StreamOut stream : streams) {
            bytes += stream.bytesAfter(stream.coveredNumber());
        }
        return bytes;
    }

    /** Writes everything, so that equal states give equal bytes. */
    StateWriter save() {
        StateWriter state = new StateWriter();
        save(state);
        return state;
    }

    /** As the other, into a writer that is there. */
    void save(StateWriter state) {
        state.putText(definition.name());
        state.putLong(offset);
        state.putLong(timeMillis);
        gates.save(state);
        lease.save(state);
        state.putInt(streams.size());
        streams.stream().sorted(Comparator.comparing(StreamOut::destination)).forEach(stream -> {
            state.putInt(stream.destination().topic().code);
            state.putInt(stream.destination().queue());
            state.putLong(stream.end().number());
            state.putLong(stream.end().hash());
        });
        definition.engine().save(state);
    }

    /** Continues from a state whose whole output is acknowledged. */
    void load(StateReader state) {
        String name = state.getText();
        if (!name.equals(definition.name())) {
            throw new IllegalStateException("the snapshot of " + name + " is not one of " + definition.name());
        }
        offset = state.getLong();
        timeMillis = state.getLong();
        gates.load(state);
        lease.load(state);
        int count = state.getInt();
        Check.that(count == streams.size(), "a snapshot has the streams of its engine", count);
        for (int i = 0; i < count; i++) {
            Destination destination = new Destination(Topic.of(state.getInt()), state.getInt());
            stream(destination).restart(new StreamMark(state.getLong(), state.getLong()));
        }
        definition.engine().load(state);
        Check.that(state.isAtEnd(), "an engine loads all that it saved");
    }

    private void applyPack(Input input) {
        timeMillis = Math.max(timeMillis, input.storeTimeMillis());
        reader.wrap(input.body());
        Source source = reader.source();
        Check.that(source.kind().numbered == reader.isNumbered(), "exactly the numbered sources number", offset + 1);
        for (int next = 1; reader.next(); next++) {
            message = next;
            if (isSkipped(input)) {
                pass(source);
            } else if (reader.isNumbered()) {
                applyNumbered(source);
            } else {
                dispatch(source, reader.message());
            }
            message = Fault.WHOLE;
        }
    }

    private boolean isSkipped(Input input) {
        Destination queue = definition.ports().input();
        boolean isSkipped = skips.skips(queue, input, message);
        if (isSkipped) {
            watch.skipped(Fault.of(queue, input, message));
        }
        return isSkipped;
    }

    /** Moves past a message without its effect, so that its stream goes on. */
    private void pass(Source source) {
        if (reader.isNumbered()) {
            gates.pass(source, reader.number(), reader.hashBefore(), reader.hashAfter());
        }
    }

    private void applyNumbered(Source source) {
        long number = reader.number();
        long hashAfter = reader.hashAfter();
        if (gates.judge(source, number, reader.hashBefore(), timeMillis) == StreamGate.Verdict.NEXT) {
            dispatch(source, reader.message());
            gates.passed(source, number, hashAfter);
        }
    }

    private void dispatch(Source source, Message message) {
        if (message instanceof StreamSignal signal) {
            switch (signal) {
                case StreamSignal.Progress progress -> cover(source, progress);
                case StreamSignal.SendAgain request -> watch.asked(request);
                case StreamSignal.Heartbeat _ -> {}
            }
            return;
        }
        if (!definition.inputType().isInstance(message)) {
            throw new IllegalStateException(definition.name() + " does not read " + message.getClass());
        }
        definition.engine().apply(timeMillis, definition.inputType().cast(message), facts);
        if (message instanceof EngineInput.Tick) {
            streams.forEach(stream -> append(stream.destination(), BEAT));
        }
    }

    private void append(Destination destination, Message fact) {
        stream(destination).append(definition.ports().self(), timeMillis, fact);
    }

    /** Puts what the engine says into its streams. */
    private final class Said implements FactSink {

        @Override
        public void append(Destination destination, Message fact) {
            EngineState.this.append(destination, fact);
        }

        /** A fact stands in the first stream before it stands in the second, which is held back behind it. */
        @Override
        public void append(Destination first, Destination second, EncodedFacts facts) {
            StreamOut shared = stream(first);
            StreamOut all = stream(second);
            for (int i = 0; i < facts.count(); i++) {
                if (i < facts.sharedCount()) {
                    shared.append(definition.ports().self(), timeMillis, facts, i);
                }
                all.append(definition.ports().self(), timeMillis, facts, i);
            }
        }
    }

    private void cover(Source source, StreamSignal.Progress progress) {
        Check.that(source.kind() == Source.Kind.ENGINE, "only replicas report progress", source.code());
        for (StreamSignal.StreamEnd end : progress.streams()) {
            stream(end.destination()).cover(end.mark());
        }
        lease.heard(progress, timeMillis);
    }

    private @Nullable StreamOut find(Destination destination) {
        for (StreamOut stream : streams) {
            if (stream.destination().equals(destination)) {
                return stream;
            }
        }
        return null;
    }
}
