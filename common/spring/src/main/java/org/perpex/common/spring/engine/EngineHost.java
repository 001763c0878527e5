package org.perpex.common.spring.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.agrona.concurrent.SystemNanoClock;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.StreamMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs one engine on a thread of its own: reads its queue, applies, sends. Starts as a standby, leads when nobody else
 * does, and stops for good at the first input that it cannot apply.
 */
public final class EngineHost<I extends Message> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EngineHost.class);
    private static final long REST_MILLIS_MAX = 20;
    private static final long OPEN_PAUSE_MILLIS = 500;
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final EngineDefinition<I> definition;
    private final EngineSettings settings;
    private final EngineSurroundings surroundings;
    private final EngineMeters meters;
    private final Mailbox mailbox = new Mailbox();
    private volatile EngineStatus status = EngineStatus.STARTING;
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Replica<I> live;
    private volatile @Nullable RuntimeException fileFailure;

    public EngineHost(
            EngineDefinition<I> definition,
            EngineSettings settings,
            EngineSurroundings surroundings,
            MeterRegistry registry) {
        this.definition = definition;
        this.settings = settings;
        this.surroundings = surroundings;
        this.meters = new EngineMeters(registry, definition.name());
        meters.show("perpex.engine.role", "1 standby, 2 leader, 3 stopped", this, s -> s.role().code);
        meters.show("perpex.engine.unsent", "Bytes said but not acknowledged", this, EngineStatus::unsentBytes);
        meters.show("perpex.engine.hole", "Milliseconds that an input is missing", this, EngineStatus::holeMillis);
        meters.show("perpex.engine.lag", "Milliseconds that engine time is behind", this, s -> lagMillis());
        showWayBack();
    }

    private void showWayBack() {
        meters.show(
                "perpex.engine.loaded",
                "Offset of the snapshot that it started from, -1 if from none",
                this,
                s -> s.records().loadedOffset());
        meters.show(
                "perpex.engine.replayed",
                "Inputs replayed from the archive at the start",
                this,
                s -> s.records().replayed());
        meters.show(
                "perpex.engine.followed",
                "Inputs that the queue held at the start, applied",
                this,
                s -> s.records().followed());
    }

    /** How the engine is doing. */
    public EngineStatus status() {
        return status;
    }

    /** How far engine time is behind the clock, in milliseconds; 0 before the first input. */
    public long lagMillis() {
        long timeMillis = status.timeMillis();
        return timeMillis == 0 ? 0 : Math.max(0, surroundings.clock().millis() - timeMillis);
    }

    public String name() {
        return definition.name();
    }

    /** Returns the hash of the state between two inputs, from the engine's thread. */
    public CompletableFuture<EngineStatus.StateHash> stateHash() {
        return ask(replica -> replica.stateHash());
    }

    /** Returns how far each numbered source is applied, by its code, from the engine's thread. */
    public CompletableFuture<Map<Integer, StreamMark>> marks() {
        return ask(Replica::marks);
    }

    /** Sends again what was said to a queue after a number; false if that is no longer kept or not yet said. */
    public CompletableFuture<Boolean> sendAgainAfter(Destination destination, long number) {
        return ask(replica -> replica.sendAgainAfter(destination, number));
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().name("engine-" + definition.name()).start(this::run);
        }
    }

    @Override
    public void stop() {
        running = false;
        mailbox.wake();
        Thread ending = thread;
        if (ending == null) {
            return;
        }
        try {
            if (!ending.join(STOP_MAX)) {
                LOG.warn("{} does not end", ending.getName());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private interface Question<A> {
        A to(Replica<?> replica);
    }

    private <A> CompletableFuture<A> ask(Question<A> question) {
        CompletableFuture<A> answer = new CompletableFuture<>();
        mailbox.post(() -> {
            Replica<I> replica = live;
            if (replica == null) {
                answer.completeExceptionally(new IllegalStateException(name() + " is not running"));
            } else {
                answer.complete(question.to(replica));
            }
        });
        if (live == null) {
            answer.completeExceptionally(new IllegalStateException(name() + " is not running"));
        }
        return answer;
    }

    private void run() {
        mailbox.own();
        Path folder = surroundings.data().resolve(definition.name());
        ExecutorService files = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots-" + definition.name()).factory());
        ExecutorService recalls = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("recalls-" + definition.name()).factory());
        ReplicaPorts ports = new ReplicaPorts(
                surroundings.outlet(),
                mailbox,
                SystemNanoClock.INSTANCE,
                job -> files.execute(() -> runFile(job)),
                recalls);
        try (recalls;
                ReplicaFolder own = ReplicaFolder.open(folder);
                Replica<I> replica = new Replica<>(definition, settings, own, ports, meters);
                files) {
            replica.start();
            status = replica.status(0);
            follow(replica, own);
            status = status.stopped(Optional.empty());
        } catch (RuntimeException | Error failure) { // the end of this thread: nothing goes on after it
            status = status.stopped(Optional.of(String.valueOf(failure.getMessage())));
            LOG.error("{} stops for good after input {}", definition.name(), status.offset(), failure);
        } finally {
            live = null;
            running = false;
            mailbox.drain();
        }
    }

    private void follow(Replica<I> replica, ReplicaFolder own) {
        InputQueues queues = QueueEpochs.load(own.path()).over(surroundings.queues());
        try (InputSource source = open(replica, queues);
                Ticks ticks = new Ticks(definition, own.replica(), surroundings.outlet(), replica::saidWithin)) {
            if (source != null) {
                source.onArrival(mailbox::wake);
                replica.opened(source.endOffset());
                ticks.start(settings.tick().toMillis());
                live = replica;
                loop(replica, source);
            }
        }
    }

    private void loop(Replica<I> replica, InputSource source) {
        while (running && fileFailure == null) {
            mailbox.drain();
            List<Input> batch = replica.mayRead() ? source.poll() : List.of();
            if (!batch.isEmpty()) {
                meters.waiting(source.endOffset() - batch.getFirst().offset());
                replica.read(batch);
            }
            replica.work(source.endOffset());
            status = replica.status(source.endOffset());
            meters.waiting(status.queueLag());
            if (batch.isEmpty()) {
                mailbox.rest(REST_MILLIS_MAX);
            }
        }
        RuntimeException broken = fileFailure;
        if (broken != null) {
            throw new IllegalStateException("a snapshot cannot be written", broken);
        }
    }

    /** Opens the queue, trying for as long as it cannot be reached; null if the host was told to end meanwhile. */
    private @Nullable InputSource open(Replica<I> replica, InputQueues queues) {
        Destination queue = definition.ports().input();
        while (running) {
            try {
                return queues.open(queue, replica.readFrom(queues.startOffset(queue)));
            } catch (QueueUnavailable e) {
                LOG.warn("{} waits for its queue: {}", definition.name(), e.getMessage());
                mailbox.rest(OPEN_PAUSE_MILLIS);
            }
        }
        return null;
    }

    /** A snapshot that cannot be written stops the engine: the disk that it fails on holds the record too. */
    private void runFile(Runnable job) {
        try {
            job.run();
        } catch (UncheckedIOException failure) {
            fileFailure = failure;
            mailbox.wake();
        }
    }
}
