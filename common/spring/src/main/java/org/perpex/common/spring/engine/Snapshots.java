package org.perpex.common.spring.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import org.perpex.common.contract.engine.StateWriter;

/**
 * Takes snapshots of an engine when it is quiet, and lets each count once all that was said before it is acknowledged:
 * so no output can be skipped by a restart.
 */
final class Snapshots {

    private final EngineState<?> state;
    private final SnapshotStore store;
    private final ReplicaPorts ports;
    private final EngineMeters meters;
    private final InputArchive archive;
    private long intervalMillis;
    private final Deque<Taken> pending = new ArrayDeque<>();
    private long dueMillis = Long.MAX_VALUE;
    private Taken newest = new Taken(-1, 0, new long[0]);
    private long counting;

    /** A snapshot, and the number of the last message of each stream before it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Taken(long offset, long hash, long[] ends) {}

    Snapshots(
            EngineState<?> state, InputArchive archive, SnapshotStore store, ReplicaPorts ports, EngineMeters meters) {
        this.state = state;
        this.archive = archive;
        this.store = store;
        this.ports = ports;
        this.meters = meters;
    }

    /** Begins to count time from here. */
    void start(long everyMillis) {
        intervalMillis = everyMillis;
        dueMillis = state.timeMillis() + intervalMillis;
    }

    /** Takes a snapshot if one is due: at a quiet moment, or when none has come for twice the interval. */
    void takeIfDue(boolean isQuiet) {
        long overdueMillis = state.timeMillis() - dueMillis;
        if (overdueMillis >= intervalMillis || overdueMillis >= 0 && isQuiet) {
            take();
        }
    }

    /** Lets those count whose output is covered. */
    void confirmCovered() {
        while (!pending.isEmpty() && isCovered(pending.getFirst())) {
            long offset = pending.removeFirst().offset();
            ports.files().execute(() -> store.confirm(offset));
            meters.snapshotCounts();
            counting++;
        }
    }

    long newestOffset() {
        return newest.offset();
    }

    long newestHash() {
        return newest.hash();
    }

    /** How many came to count. */
    long counting() {
        return counting;
    }

    private void take() {
        long startNanos = ports.clock().nanoTime();
        StateWriter written = state.save();
        byte[] bytes = written.toBytes();
        long[] ends = state.streams().stream()
                .mapToLong(stream -> stream.frames().lastNumber())
                .toArray();
        newest = new Taken(state.offset(), SnapshotStore.hash(bytes), ends);
        pending.addLast(newest);
        long offset = newest.offset();
        ports.files().execute(() -> {
            archive.force();
            store.write(offset, bytes);
        });
        dueMillis = state.timeMillis() + intervalMillis;
        meters.snapshotTaken(ports.clock().nanoTime() - startNanos);
    }

    private boolean isCovered(Taken taken) {
        for (int i = 0; i < taken.ends().length; i++) {
            if (state.streams().get(i).coveredNumber() < taken.ends()[i]) {
                return false;
            }
        }
        return true;
    }
}
