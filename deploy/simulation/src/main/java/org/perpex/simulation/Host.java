package org.perpex.simulation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Check;

/** Runs one engine as a service does: reads its queue through gates, numbers what it says, takes snapshots, crashes. */
final class Host<E extends Engine<I>, I extends Message> {

    private static final int SNAPSHOTS_MAX = 6;
    private static final int CRASHES_MAX = 3;
    private static final StreamSignal.Heartbeat BEAT = new StreamSignal.Heartbeat();

    private final Source self;
    private final Class<I> inputs;
    private final Supplier<E> maker;
    private final Queue queue;
    private final List<Route> routes;
    private final Chance chance;
    private final Watch watch;
    private final ArrayDeque<Snapshot> snapshots = new ArrayDeque<>();
    private final Snapshot first;
    private TreeMap<Destination, Outlet> outlets = new TreeMap<>();
    private E engine;
    private Reading reading;
    private Snapshot recovered;
    private int crashes;

    /** Where an engine speaks to, and which of its other streams must be acknowledged first. */
    record Route(Destination to, Wire wire, @Nullable Destination behind) {}

    /** Hears each input that is applied and all that was said. A replay is silent. */
    interface Watch {
        void said(Destination destination, Message fact);

        void applied();
    }

    private record Snapshot(byte[] state, TreeMap<Destination, StreamMark> ends) {}

    /** What a host is made of. */
    record Parts<E, I>(Source self, Class<I> inputs, Supplier<E> maker, Queue queue, List<Route> routes) {}

    Host(Parts<E, I> parts, Chance chance, Watch watch) {
        self = parts.self;
        inputs = parts.inputs;
        maker = parts.maker;
        queue = parts.queue;
        routes = List.copyOf(parts.routes);
        this.chance = chance;
        this.watch = watch;
        engine = maker.get();
        reading = new Reading(queue);
        outlets = outletsAfter(new TreeMap<>());
        takeSnapshot();
        first = snapshots.getFirst();
        recovered = first;
    }

    E engine() {
        return engine;
    }

    Reading reading() {
        return reading;
    }

    Outlet outlet(Destination destination) {
        Outlet outlet = outlets.get(destination);
        if (outlet == null) {
            throw new IllegalStateException(self + " does not write to " + destination);
        }
        return outlet;
    }

    /** Reads and applies one pack; false if there is none. */
    boolean step() {
        return reading.step((_, message) -> apply(message, true));
    }

    /** Sends one pack to each queue that has something coming; false if none has. */
    boolean flush() {
        boolean sent = false;
        for (Route route : routes) {
            sent |= outlet(route.to).flush();
        }
        return sent;
    }

    private void apply(Message message, boolean live) {
        if (message instanceof StreamSignal) {
            return;
        }
        engine.apply(reading.timeMillis(), inputs.cast(message), (destination, fact) -> {
            outlet(destination).append(reading.timeMillis(), fact);
            if (live) {
                watch.said(destination, fact);
            }
        });
        if (message instanceof EngineInput.Tick) {
            outlets.values().forEach(outlet -> outlet.append(reading.timeMillis(), BEAT));
        }
        if (live) {
            watch.applied();
        }
    }

    void takeSnapshot() {
        snapshots.addLast(new Snapshot(state(), ends()));
        // The oldest that may be needed is the newest whose output is acknowledged.
        while (snapshots.size() > SNAPSHOTS_MAX
                && counts(snapshots.stream().skip(1).findFirst().orElseThrow())) {
            snapshots.removeFirst();
        }
    }

    /**
     * Whether it may crash now. It may while it sends again what it said before it crashed, but not for ever: an engine
     * that crashes faster than it recovers never comes to rest.
     */
    boolean mayCrash() {
        return crashes < CRASHES_MAX || counts(recovered);
    }

    /** Dies and comes back: the newest snapshot that counts, then the journal. Must arrive at the very same state. */
    void crash() {
        crashes = counts(recovered) ? 1 : crashes + 1;
        byte[] before = state();
        TreeMap<Destination, StreamMark> ends = ends();
        int offset = reading.offset();
        while (!counts(snapshots.getLast())) {
            snapshots.removeLast();
        }
        restore(snapshots.getLast(), offset);
        recovered = new Snapshot(before, ends);
        Check.that(Arrays.equals(before, state()), self + " is the same after a crash", offset);
        watch.applied();
    }

    /** Starts anew from the empty state that was saved first, and reads all that was read. */
    void replayFromStart() {
        restore(first, reading.offset());
    }

    private void restore(Snapshot snapshot, int offset) {
        StateReader state = new StateReader(snapshot.state);
        engine = maker.get();
        reading = new Reading(queue);
        reading.load(state);
        for (int i = 0; i < routes.size(); i++) {
            state.getLong();
            state.getLong();
        }
        engine.load(state);
        Check.that(state.isAtEnd(), "an engine loads all that it saved");
        outlets = outletsAfter(snapshot.ends);
        while (reading.offset() < offset) {
            reading.step((_, message) -> apply(message, false));
        }
    }

    private TreeMap<Destination, StreamMark> ends() {
        TreeMap<Destination, StreamMark> ends = new TreeMap<>();
        outlets.forEach((destination, outlet) -> ends.put(destination, outlet.end()));
        return ends;
    }

    /** Whether all that was said before a snapshot is in the queues: a restart from it loses nothing. */
    private boolean counts(Snapshot snapshot) {
        return snapshot.ends.entrySet().stream()
                .allMatch(end ->
                        outlet(end.getKey()).acknowledged() >= end.getValue().number());
    }

    private TreeMap<Destination, Outlet> outletsAfter(TreeMap<Destination, StreamMark> ends) {
        TreeMap<Destination, Outlet> made = new TreeMap<>();
        for (Route route : routes) {
            Outlet barrier = route.behind == null ? null : made.get(route.behind);
            StreamMark end = ends.getOrDefault(route.to, StreamMark.START);
            made.put(route.to, new Outlet(self, route.wire, chance, barrier, end));
        }
        return made;
    }

    /** All that follows from the inputs: equal states give equal bytes. */
    byte[] state() {
        StateWriter state = new StateWriter();
        reading.save(state);
        for (Outlet outlet : outlets.values()) {
            state.putLong(outlet.end().number());
            state.putLong(outlet.end().hash());
        }
        engine.save(state);
        return state.toBytes();
    }
}
