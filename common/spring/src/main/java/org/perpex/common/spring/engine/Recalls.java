package org.perpex.common.spring.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.StreamMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends again what is no longer in memory: one stream at a time, made anew from the archive beside the engine, pack after
 * pack until it meets what is kept. Whatever goes wrong ends it, and the consumer asks again. Owned by the engine's thread;
 * replays run elsewhere.
 */
final class Recalls<I extends Message> {

    private static final Logger LOG = LoggerFactory.getLogger(Recalls.class);

    private final EngineDefinition<I> definition;
    private final Path folder;
    private final SnapshotStore snapshots;
    private final ReplicaPorts ports;
    private final EngineMeters meters;
    private @Nullable Recall running;

    Recalls(
            EngineDefinition<I> definition,
            Path folder,
            SnapshotStore snapshots,
            ReplicaPorts ports,
            EngineMeters meters) {
        this.definition = definition;
        this.folder = folder;
        this.snapshots = snapshots;
        this.ports = ports;
        this.meters = meters;
    }

    /** Begins to send what follows a mark, unless it is busy already. */
    Resend begin(PackLine line, StreamMark after, long epoch) {
        if (running != null) {
            return Resend.UNDER_WAY;
        }
        LOG.warn(
                "{} replays its archive for what follows {} to {}",
                name(),
                after,
                line.stream().destination());
        running = new Recall(line, after, epoch);
        goOn(running);
        return Resend.RECALLED;
    }

    /** Up to what is kept now: all of that is acknowledged, so nothing goes out ahead of what it stands behind. */
    private void goOn(Recall recall) {
        recall.until = recall.line.stream().frames().firstNumber() - 1;
        ports.recalls().execute(recall);
    }

    /** Ends what is going on. */
    void stop() {
        Recall ending = running;
        if (ending != null) {
            ending.isWanted = false;
            running = null;
        }
    }

    private String name() {
        return definition.name();
    }

    private void told(Recall recall, StreamMark sent, boolean wasAcknowledged) {
        if (recall != running) {
            return;
        }
        if (!wasAcknowledged) {
            running = null;
            LOG.warn("{} ends its replay: the broker did not take what ends with {}", name(), sent);
        } else if (recall.line.stream().frames().knows(sent.number())) {
            Resend rest = recall.line.asked(sent, ports.clock().nanoTime());
            running = null;
            LOG.warn("{} has replayed all up to {}, the rest: {}", name(), sent, rest);
        } else {
            goOn(recall);
        }
    }

    private void failed(Recall recall, Resend outcome, String how) {
        if (recall == running) {
            running = null;
            meters.asked(outcome);
            LOG.error("{} cannot replay what follows {}: {}", name(), recall.after, how);
        }
    }

    /** One stream that is sent again. Each run makes one pack. */
    private final class Recall implements Runnable {

        private final PackLine line;
        private final StreamMark after;
        private final long epoch;
        private volatile boolean isWanted = true;
        private volatile long until;
        private @Nullable RecordedFrames<I> frames;

        Recall(PackLine line, StreamMark after, long epoch) {
            this.line = line;
            this.after = after;
            this.epoch = epoch;
        }

        @Override
        public void run() {
            try {
                sendNext();
            } catch (RuntimeException | Error failure) { // whatever it was, the next request must find nothing going on
                Resend outcome = failure instanceof ReplicaDiverged ? Resend.DIVERGED : Resend.NOT_KEPT;
                ports.mailbox().post(() -> failed(this, outcome, failure.toString()));
            }
        }

        private void sendNext() {
            if (frames == null) {
                frames = RecordedFrames.open(
                        definition, folder, snapshots.counting(), line.stream().destination(), after);
            }
            PackWriter pack = frames.next(epoch, until, () -> isWanted);
            if (pack.isEmpty()) {
                ports.mailbox().post(() -> failed(this, Resend.NOT_KEPT, "the archive has no more"));
                return;
            }
            StreamMark sent = frames.taken();
            byte[] bytes = pack.toBytes();
            meters.packSent(pack.count(), bytes.length);
            ports.outlet()
                    .send(
                            line.stream().destination(),
                            bytes,
                            acknowledged -> ports.mailbox().post(() -> told(this, sent, acknowledged)));
        }
    }
}
