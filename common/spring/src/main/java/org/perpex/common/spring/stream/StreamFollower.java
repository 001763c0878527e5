package org.perpex.common.spring.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.perpex.common.contract.Destination;
import org.perpex.common.spring.engine.MissingMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows one queue on a thread of its own and hands what is new to a handler. After a failure it starts again from
 * where the handler says, after a pause that grows to five seconds; a stream that diverges stops it for good.
 */
public final class StreamFollower implements SmartLifecycle {

    /** How many messages a handler gets at once at the most. */
    public static final int BATCH_MESSAGES_MAX = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(StreamFollower.class);
    private static final Duration HOLE_ALARM = Duration.ofSeconds(1);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    /** Of two instances that write the same, one stands back so long and then looks whether the other has died. */
    private static final Duration STAND_BACK = Duration.ofSeconds(1);

    private final String name;
    private final Destination queue;
    private final StreamQueues queues;
    private final StreamHandler handler;
    private final InstantSource clock = InstantSource.system();
    private final AtomicLong engineTimeMillis = new AtomicLong();
    private final AtomicLong holes = new AtomicLong();
    private final AtomicLong holeMillis = new AtomicLong();
    private final MissingMessages missing;
    private final ReentrantLock progress = new ReentrantLock();
    private final Condition moved = progress.newCondition();
    private volatile Duration gather = Duration.ZERO;
    private volatile long nextOffset = -1;
    private volatile boolean running;
    private volatile boolean diverged;
    private volatile Thread thread = new Thread();

    /** @param name the consumer's own name, for its thread and its meters */
    public StreamFollower(String name, Destination queue, StreamQueues queues, StreamHandler handler) {
        this.name = name;
        this.queue = queue;
        this.queues = queues;
        this.handler = handler;
        this.missing = new MissingMessages(name, queue, HOLE_ALARM.toMillis(), queues::sendAgain);
    }

    /**
     * Lets messages gather at the broker between two polls: who shows others what happened need not ask for each
     * message alone.
     */
    public StreamFollower gathering(Duration longest) {
        gather = longest;
        return this;
    }

    /** Makes the follower's lag visible. */
    public StreamFollower meteredBy(MeterRegistry meters) {
        Gauge.builder("perpex.stream.lag", this, StreamFollower::lagMillis)
                .baseUnit("milliseconds")
                .description("Age of the newest engine time that was applied")
                .tag("follower", name)
                .register(meters);
        Gauge.builder("perpex.stream.holes", holes, AtomicLong::get)
                .description("Polls that ended before a missing message")
                .tag("follower", name)
                .register(meters);
        Gauge.builder("perpex.stream.hole", holeMillis, AtomicLong::get)
                .baseUnit("milliseconds")
                .description("How long a message has been missing")
                .tag("follower", name)
                .register(meters);
        return this;
    }

    /** Engine time of the newest message that was applied; 0 before the first. */
    public long engineTimeMillis() {
        return engineTimeMillis.get();
    }

    /** Whether the stream turned out not to continue what was applied. Nothing is applied any more. */
    public boolean hasDiverged() {
        return diverged;
    }

    private long lagMillis() {
        long newest = engineTimeMillis.get();
        return newest == 0 ? 0 : Math.max(0, clock.millis() - newest);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("follow-" + name).daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(PAUSE_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        Duration pause = PAUSE_FIRST;
        while (running) {
            long before = engineTimeMillis.get();
            try {
                follow();
            } catch (StreamDiverged stop) {
                LOG.error("{} stops: the stream diverged", name, stop);
                diverged = true;
                running = false;
            } catch (JdbcStreamPositions.StreamPositionMoved other) {
                LOG.debug("another instance writes what {} would", name, other);
                rest(STAND_BACK);
            } catch (RuntimeException failure) {
                if (running) {
                    pause = engineTimeMillis.get() > before ? PAUSE_FIRST : pause;
                    LOG.warn("{} starts again from its mark in {}", name, pause, failure);
                    rest(pause);
                    pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
                }
            }
        }
    }

    private void follow() {
        StreamHandler.Start start = handler.start();
        StreamDecoder decoder = switch (start) {
            case StreamHandler.Start.After after -> new StreamDecoder(resumed(after.position()), false);
            case StreamHandler.Start.AtEnd _ -> new StreamDecoder(atEnd(), true);
        };
        try (StreamQueues.Reader reader = queues.open(queue, decoder.position().nextOffset(), gather)) {
            while (running) {
                List<StreamMessage> fresh = decoder.decode(reader.poll());
                watchHoles(decoder);
                if (!fresh.isEmpty()) {
                    handler.apply(fresh, decoder.position());
                    engineTimeMillis.set(fresh.getLast().timeMillis());
                }
                moveTo(decoder.position().nextOffset());
            }
        }
    }

    /** Alarms and asks the source when something is missing for long. */
    private void watchHoles(StreamDecoder decoder) {
        if (decoder.hasHole()) {
            holes.incrementAndGet();
        }
        long nowMillis = clock.millis();
        missing.watch(decoder.lacking(), nowMillis);
        holeMillis.set(missing.oldestMillis(nowMillis));
    }

    /**
     * Waits until everything that the queue held at the time of this call has been applied, so that whoever was shown
     * an effect of it finds it here too.
     *
     * @return whether it has been, within the time
     */
    public boolean awaitAllSent(Duration longest) throws InterruptedException {
        long end = queues.endOffset(queue);
        long nanosLeft = longest.toNanos();
        progress.lockInterruptibly();
        try {
            while (nextOffset < end && nanosLeft > 0) {
                nanosLeft = moved.awaitNanos(nanosLeft);
            }
        } finally {
            progress.unlock();
        }
        return nextOffset >= end;
    }

    private void moveTo(long offset) {
        if (offset == nextOffset) {
            return;
        }
        progress.lock();
        try {
            nextOffset = offset;
            moved.signalAll();
        } finally {
            progress.unlock();
        }
    }

    private StreamPosition resumed(StreamPosition kept) {
        return new StreamPosition(queues.resumeOffset(queue, kept.nextOffset()), kept.marks());
    }

    private StreamPosition atEnd() {
        return new StreamPosition(queues.endOffset(queue), StreamPosition.BEGINNING.marks());
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
