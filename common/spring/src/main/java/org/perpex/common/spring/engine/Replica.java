package org.perpex.common.spring.engine;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.contract.engine.StateReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replica of an engine: records each input, applies it, and, while it leads, sends what the engine says. It has no
 * thread and no queue of its own: a caller hands it inputs and gives it occasions to {@link #work}.
 */
final class Replica<I extends Message> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final EngineDefinition<I> definition;
    private final EngineSettings settings;
    private final ReplicaPorts ports;
    private final EngineMeters meters;
    private final EngineState<I> state;
    private final Path folder;
    private final Path archiveFolder;
    private final InputArchive archive;
    private final SnapshotStore store;
    private final Snapshots snapshots;
    private final Leadership leadership;
    private final Recalls<I> recalls;
    private final OutboundPacks outbound;
    private final ProgressReports reports;
    private final SendAgainRequests requests;
    private final MissingMessages missing;
    private long loadedOffset = -1;
    private long replayed;
    private long followed;
    private long queueEndAtOpening;
    private EngineRole role = EngineRole.STARTING;

    Replica(
            EngineDefinition<I> definition,
            EngineSettings settings,
            ReplicaFolder folder,
            ReplicaPorts ports,
            EngineMeters meters) {
        this.definition = definition;
        this.settings = settings;
        this.ports = ports;
        this.meters = meters;
        state = new EngineState<>(
                definition,
                settings.kept().toBytes(),
                SkipRecords.load(folder.path(), definition.ports().input()),
                new Watch());
        archiveFolder = folder.archive();
        this.folder = folder.path();
        archive = InputArchive.open(archiveFolder, settings.segment().toBytes());
        store = new SnapshotStore(folder.snapshots(), settings.snapshotsKept());
        snapshots = new Snapshots(state, archive, store, ports, meters);
        leadership =
                new Leadership(state.lease(), folder.replica(), settings.lease().toMillis());
        recalls = new Recalls<>(definition, folder.path(), store, ports, meters);
        outbound = new OutboundPacks(state, definition.ports(), ports, recalls, meters);
        reports = new ProgressReports(
                definition.ports().input(), ports, settings.progress().toMillis());
        requests = new SendAgainRequests(ports.outlet());
        missing = new MissingMessages(
                definition.name(),
                definition.ports().input(),
                settings.holeAlarm().toMillis(),
                this::askAgain);
    }

    /** Loads the newest snapshot and replays what the archive has after it. */
    void start() {
        store.newest().ifPresent(bytes -> state.load(new StateReader(bytes)));
        loadedOffset = state.offset();
        Input last = archive.last();
        if (last != null && last.offset() > state.offset()) {
            try (ArchiveSource source = new ArchiveSource(archiveFolder, state.offset() + 1)) {
                for (List<Input> batch = source.poll(); !batch.isEmpty(); batch = source.poll()) {
                    batch.forEach(this::apply);
                    replayed += batch.size();
                }
            }
        }
        snapshots.start(settings.snapshot().toMillis());
        role = EngineRole.STANDBY;
        definition.listener().applied(state);
    }

    /**
     * Where to read a queue from: at the last input on record, to see that it is still the same one, or behind it. If
     * nothing is on record, all that the queue has goes there.
     *
     * @param queueStart the offset of the oldest message in the queue
     */
    long readFrom(long queueStart) {
        Input last = archive.last();
        if (last == null && queueStart <= state.offset() + 1) {
            return queueStart;
        }
        long next = last == null ? state.offset() + 1 : last.offset() + 1;
        if (queueStart > next) {
            throw new IllegalStateException("the queue of " + definition.name() + " begins at " + queueStart + ", but "
                    + next + " is the first that is not on record");
        }
        return last == null ? next : Math.max(queueStart, last.offset());
    }

    /**
     * Begins to follow its queue.
     *
     * @param endOffset the offset that the queue's next input will get: what comes before it is the way back
     */
    void opened(long endOffset) {
        queueEndAtOpening = endOffset;
        LOG.info(
                "{} comes back from the snapshot of input {} and {} inputs of its archive, to follow {} of its queue",
                definition.name(),
                loadedOffset,
                replayed,
                Math.max(0, endOffset - 1 - state.offset()));
    }

    /** Records and applies inputs, in the order of the queue. */
    void read(List<Input> batch) {
        Input last = archive.last();
        List<Input> fresh = batch;
        if (last != null && batch.getFirst().offset() == last.offset()) {
            if (ArchiveRecord.crc(batch.getFirst()) != ArchiveRecord.crc(last)) {
                throw new IllegalStateException(
                        "input " + last.offset() + " of " + definition.name() + " is another than the one on record");
            }
            fresh = batch.subList(1, batch.size());
        }
        archive.append(fresh);
        for (Input input : fresh) {
            if (input.offset() > state.offset()) {
                apply(input);
                followed += input.offset() < queueEndAtOpening ? 1 : 0;
                ports.mailbox().drain();
                send();
            }
        }
        definition.listener().applied(state);
    }

    /** Whether there is room to read on. A replica that does not lead must read on, to learn what is acknowledged. */
    boolean mayRead() {
        return !leadership.isLeading()
                || outbound.unsentBytes() < settings.unsent().toBytes();
    }

    /**
     * Does what is due: leads or stands back, sends, reports, takes snapshots.
     *
     * @param endOffset the offset that the queue's next input will get
     */
    void work(long endOffset) {
        boolean isCaughtUp = state.offset() + 1 >= endOffset;
        boolean isFull = state.uncoveredBytes() >= settings.unsent().toBytes();
        if (!leadership.isLeading() && (isCaughtUp && leadership.mayClaim(state.timeMillis()) || isFull)) {
            leadership.claim();
            outbound.restart();
            reports.restart();
            meters.claimed();
            role = EngineRole.LEADER;
            LOG.info("{} leads from input {} on, epoch {}", definition.name(), state.offset(), leadership.epoch());
        }
        send();
        snapshots.confirmCovered();
        snapshots.takeIfDue(isCaughtUp);
        missing.watch(state.gates().lacking(), state.timeMillis());
    }

    /** Sends again what was said to a queue after a number; false if that is not kept. */
    boolean sendAgainAfter(Destination destination, long number) {
        return outbound.sendAgainAfter(destination, number);
    }

    Map<Integer, StreamMark> marks() {
        return state.gates().marks();
    }

    EngineStatus.StateHash stateHash() {
        return new EngineStatus.StateHash(state.offset(), state.save().hash());
    }

    EngineStatus status(long endOffset) {
        long holeSinceMillis = state.gates().oldestHoleMillis();
        Snapshots.Newest newest = snapshots.newest();
        return new EngineStatus(
                role,
                leadership.epoch(),
                state.offset(),
                state.timeMillis(),
                Math.max(0, endOffset - state.offset() - 1),
                leadership.isLeading() ? outbound.unsentBytes() : 0,
                holeSinceMillis == Gates.NO_HOLE ? 0 : Math.max(1, state.timeMillis() - holeSinceMillis),
                new EngineStatus.Records(
                        loadedOffset, replayed, followed, snapshots.counting(), newest.offset(), newest.hash()),
                Optional.empty());
    }

    EngineState<I> state() {
        return state;
    }

    @Override
    public void close() {
        recalls.stop();
        archive.close();
    }

    private void apply(Input input) {
        long startNanos = ports.clock().nanoTime();
        try {
            state.apply(input);
        } catch (RuntimeException e) {
            Fault fault = Fault.of(definition.ports().input(), input, state.message());
            EngineStopped stop = new EngineStopped(definition.name(), fault, e);
            try {
                SkipRecords.failed(folder, fault, e);
            } catch (UncheckedIOException unwritten) {
                stop.addSuppressed(unwritten);
            }
            throw stop;
        }
        meters.applied(ports.clock().nanoTime() - startNanos);
        if (leadership.yields()) {
            role = EngineRole.STANDBY;
            recalls.stop();
            LOG.info("{} stands back at input {}, epoch {}", definition.name(), input.offset(), leadership.epoch());
        }
    }

    /** Whether this replica has said within so many nanoseconds, in a report, that time passes. Any thread may ask. */
    boolean saidWithin(long nanos) {
        return reports.wroteWithin(nanos);
    }

    private void send() {
        if (leadership.isLeading()) {
            outbound.flush(leadership.epoch());
            reports.sendIfDue(leadership, outbound);
        }
    }

    /** Asks a source for what is missing; a standby leaves that to the leader, which lacks the same. */
    private void askAgain(Source source, Destination queue, StreamMark after) {
        if (leadership.isLeading()) {
            requests.ask(source, queue, after);
        }
    }

    /** What its inputs want of the replica rather than of the engine. */
    private final class Watch implements InputWatch {

        @Override
        public void asked(StreamSignal.SendAgain request) {
            if (leadership.isLeading()) {
                outbound.asked(request, leadership.epoch());
            }
        }

        @Override
        public void skipped(Fault fault) {
            meters.skipped();
            LOG.error("{} passes message {} over, as two operators decided", definition.name(), fault.name());
        }
    }
}
