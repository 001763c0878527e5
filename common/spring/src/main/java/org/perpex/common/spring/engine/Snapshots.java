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
    /** Holds one snapshot after the other: of a large state each would be garbage that the collector copies first. */
    private final StateWriter written = new StateWriter();

    private volatile boolean isWriting;
    private volatile Newest newest = new Newest(-1, 0);
    private long dueMillis = Long.MAX_VALUE;
    private long counting;

    /** A snapshot, and the number of the last message of each stream before it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Taken(long offset, long[] ends) {}

    /** The newest snapshot on disk. */
    record Newest(long offset, long hash) {}

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

    /**
     * Takes a snapshot if one is due: at a quiet moment, or when none has come for twice the interval. While the disk still
     * writes the one before, it waits.
     */
    void takeIfDue(boolean isQuiet) {
        long overdueMillis = state.timeMillis() - dueMillis;
        boolean isDue = overdueMillis >= intervalMillis || overdueMillis >= 0 && isQuiet;
        if (isDue && !isWriting) {
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

    Newest newest() {
        return newest;
    }

    /** How many came to count. */
    long counting() {
        return counting;
    }

    private void take() {
        long startNanos = ports.clock().nanoTime();
        written.clear();
        state.save(written);
        long[] ends = state.streams().stream()
                .mapToLong(stream -> stream.frames().lastNumber())
                .toArray();
        long offset = state.offset();
        pending.addLast(new Taken(offset, ends));
        isWriting = true;
        ports.files().execute(() -> write(offset));
        dueMillis = state.timeMillis() + intervalMillis;
        meters.snapshotTaken(ports.clock().nanoTime() - startNanos);
    }

    private void write(long offset) {
        try {
            archive.force();
            newest = new Newest(offset, store.write(offset, written.array(), written.length()));
        } finally {
            isWriting = false;
        }
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
