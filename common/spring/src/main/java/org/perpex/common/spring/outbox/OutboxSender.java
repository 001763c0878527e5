package org.perpex.common.spring.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the commands of an outbox, in order, from the first that the broker has not acknowledged. Of several
 * instances one sends: the holder of a named lock of the database, which lives as long as its connection. Two at once
 * would be harmless, since receivers skip what they have.
 */
public final class OutboxSender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final Duration PAUSE_IDLE = Duration.ofMillis(200);
    private static final Duration PAUSE_FAILED = Duration.ofSeconds(1);
    private static final int ROWS_MAX = 200;
    private static final int LOCK_VALID_SECONDS = 2;

    private final Route route;
    private final Outbox outbox;
    private final DataSource dataSource;
    private final AcknowledgedSend sender;
    private final Semaphore work;
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLong resends = new AtomicLong();
    private @Nullable LostMessages lost;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /** Where an outbox goes: who speaks, to which queue, and the name of the lock that makes one instance send. */
    public record Route(Source source, Destination destination, String lockName) {}

    /** Sends a pack and returns only when the broker has acknowledged it; throws if it has not. */
    @FunctionalInterface
    public interface AcknowledgedSend {
        void send(Destination destination, byte[] pack);
    }

    /**
     * @param dataSource gives the connection that holds the lock; not one under a transaction coordinator
     * @param work gets a permit whenever something was appended
     */
    public OutboxSender(Route route, Outbox outbox, DataSource dataSource, AcknowledgedSend sender, Semaphore work) {
        this.route = route;
        this.outbox = outbox;
        this.dataSource = dataSource;
        this.sender = sender;
        this.work = work;
    }

    /**
     * Lets this sender ask how far its consumer has come, and send again what that lacks although the broker has
     * acknowledged it. It asks when it has nothing else to do.
     */
    public OutboxSender checkedBy(ConsumerMark consumer) {
        lost = new LostMessages(consumer);
        return this;
    }

    /** Makes visible how many commands wait to be sent. */
    public OutboxSender meteredBy(MeterRegistry meters) {
        Gauge.builder("perpex.outbox.unsent", unsent, AtomicLong::get)
                .description("Commands that the broker has not acknowledged")
                .tag("outbox", route.lockName())
                .register(meters);
        FunctionCounter.builder("perpex.outbox.resends", resends, AtomicLong::get)
                .description("Times that the consumer lacked what the broker had acknowledged")
                .tag("outbox", route.lockName())
                .register(meters);
        return this;
    }

    @Override
    public void start() {
        outbox.initialise();
        running = true;
        thread = Thread.ofPlatform().name("outbox-" + route.lockName()).daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(PAUSE_FAILED.multipliedBy(3));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                if (holdsLock(connection)) {
                    sendWhileHeld(connection);
                } else {
                    await(PAUSE_FAILED);
                }
            } catch (SQLException | RuntimeException failure) {
                if (running) {
                    LOG.warn("outbox {} tries again in {}", route.lockName(), PAUSE_FAILED, failure);
                    await(PAUSE_FAILED);
                }
            }
        }
    }

    private boolean holdsLock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(?, 0)")) {
            statement.setString(1, "outbox-" + route.lockName());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getInt(1) == 1;
            }
        }
    }

    private void sendWhileHeld(Connection lock) throws SQLException {
        try {
            long epoch = outbox.nextEpoch();
            long sent = outbox.acknowledged();
            long hash = outbox.hashAt(sent);
            while (running && lock.isValid(LOCK_VALID_SECONDS)) {
                List<Outbox.Row> rows = outbox.after(sent, ROWS_MAX);
                unsent.set(rows.size());
                if (rows.isEmpty()) {
                    StreamMark back = lostAfter(sent);
                    sent = back == null ? sent : back.number();
                    hash = back == null ? hash : back.hash();
                    await(back == null ? PAUSE_IDLE : Duration.ZERO);
                    continue;
                }
                Outbox.Row last = send(epoch, hash, rows);
                sent = last.number();
                hash = last.hash();
                outbox.acknowledge(sent);
            }
        } finally {
            release(lock);
        }
    }

    /** Returns the mark of a consumer that lacks something before {@code sent}, or null. */
    private @Nullable StreamMark lostAfter(long sent) {
        LostMessages check = lost;
        StreamMark back = check == null ? null : check.after(sent, System.nanoTime());
        if (back == null) {
            return null;
        }
        if (outbox.hashAt(back.number()) != back.hash()) {
            LOG.error("outbox {}: the consumer has another stream up to {}", route.lockName(), back);
            return null;
        }
        LOG.error("outbox {} sends again what follows {}, up to {}", route.lockName(), back, sent);
        resends.incrementAndGet();
        return back;
    }

    /** Sends as many rows as one pack holds and returns the last of them. */
    private Outbox.Row send(long epoch, long hashBefore, List<Outbox.Row> rows) {
        PackWriter pack = new PackWriter();
        pack.begin(route.source(), epoch, rows.getFirst().number(), hashBefore);
        Outbox.Row last = rows.getFirst();
        for (Outbox.Row row : rows) {
            if (pack.length() + row.frame().capacity() > PackWriter.PACK_BYTES_MAX && !pack.isEmpty()) {
                break;
            }
            pack.appendFrame(row.frame().array());
            last = row;
        }
        sender.send(route.destination(), pack.toBytes());
        return last;
    }

    private void release(Connection lock) throws SQLException {
        if (lock.isClosed() || !lock.isValid(LOCK_VALID_SECONDS)) {
            return;
        }
        try (PreparedStatement statement = lock.prepareStatement("SELECT RELEASE_LOCK(?)")) {
            statement.setString(1, "outbox-" + route.lockName());
            statement.execute();
        }
    }

    private void await(Duration pause) {
        try {
            if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
