package org.perpex.common.spring.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.Check;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final EmbeddedMariaDb database = EmbeddedMariaDb.shared();
    private final DriverManagerDataSource dataSource = new DriverManagerDataSource(
            database.jdbcUrl("outbox_" + SCHEMAS.incrementAndGet()), database.user(), database.password());
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final Semaphore work = new Semaphore(0);
    private final Outbox outbox = new Outbox(jdbc, work::release);
    private final List<Long> received = new CopyOnWriteArrayList<>();
    private StreamPosition position = StreamPosition.BEGINNING;

    @BeforeEach
    void createTables() {
        jdbc.sql(
                        "CREATE TABLE outbox (number BIGINT PRIMARY KEY, hash BIGINT NOT NULL, frame VARBINARY(4200) NOT NULL)")
                .update();
        jdbc.sql("CREATE TABLE outbox_end (id TINYINT PRIMARY KEY, number BIGINT NOT NULL, hash BIGINT NOT NULL,"
                        + " epoch BIGINT NOT NULL, acknowledged BIGINT NOT NULL)")
                .update();
        outbox.initialise();
    }

    @AfterEach
    void theStreamWasDense() {
        for (int i = 0; i < received.size(); i++) {
            assertThat(received.get(i)).isEqualTo(i + 1L);
        }
    }

    @Test
    void givesNoNumberToWhatIsRolledBack() {
        append(1);
        transaction.executeWithoutResult(status -> {
            outbox.append(new EngineInput.Checkpoint(99));
            status.setRollbackOnly();
        });
        append(2);

        assertThat(outbox.after(0, 10)).extracting(Outbox.Row::number).containsExactly(1L, 2L);
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatExceptionOfType(Check.InvariantViolation.class)
                .isThrownBy(() -> outbox.append(new EngineInput.Checkpoint(1)));
    }

    @Test
    void sendsInOrderAndAgainFromWhatWasNotAcknowledged() {
        AtomicInteger calls = new AtomicInteger();
        OutboxSender sender = sender((destination, pack) -> {
            receive(pack);
            if (calls.incrementAndGet() % 3 == 0) {
                throw new IllegalStateException("stored, but the sender saw an error");
            }
        });

        sender.start();
        for (int i = 1; i <= 20; i++) {
            append(i);
        }
        Awaitility.await().atMost(SOON).until(() -> outbox.acknowledged() == 20);
        sender.stop();

        assertThat(received).hasSize(20);
    }

    @Test
    void sendsAgainWhatTheBrokerAcknowledgedAndLost() {
        AtomicInteger calls = new AtomicInteger();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        OutboxSender sender = sender((destination, pack) -> {
                    if (calls.incrementAndGet() > 1) {
                        receive(pack);
                    }
                })
                .meteredBy(meters)
                .checkedBy(this::mark);
        append(1);
        append(2);

        sender.start();
        Awaitility.await().atMost(SOON).until(() -> outbox.acknowledged() == 2);
        assertThat(received).isEmpty();
        Awaitility.await().atMost(SOON).until(() -> received.size() == 2);
        assertThat(meters.get("perpex.outbox.resends").functionCounter().count())
                .isPositive();
        append(3);
        Awaitility.await().atMost(SOON).until(() -> received.size() == 3);
        sender.stop();
    }

    @Test
    void showsWhatTheBrokerHasNotAcknowledged() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Semaphore broker = new Semaphore(0);
        OutboxSender sender = sender((destination, pack) -> {
                    broker.acquireUninterruptibly();
                    receive(pack);
                })
                .meteredBy(meters);
        append(1);
        append(2);

        sender.start();
        Awaitility.await().atMost(SOON).until(() -> unsent(meters) == 2);
        broker.release(2);
        Awaitility.await().atMost(SOON).until(() -> unsent(meters) == 0);
        sender.stop();

        assertThat(received).hasSize(2);
    }

    private static double unsent(SimpleMeterRegistry meters) {
        return meters.get("perpex.outbox.unsent").gauge().value();
    }

    @Test
    void oneOfTwoInstancesSends() {
        OutboxSender one = sender((destination, pack) -> receive(pack));
        OutboxSender other = sender((destination, pack) -> receive(pack));

        one.start();
        other.start();
        append(1);
        Awaitility.await().atMost(SOON).until(() -> outbox.acknowledged() == 1);
        one.stop();
        append(2);
        Awaitility.await().atMost(SOON).until(() -> outbox.acknowledged() == 2);
        other.stop();

        assertThat(received).containsExactly(1L, 2L);
    }

    private void append(long checkpoint) {
        transaction.executeWithoutResult(status -> outbox.append(new EngineInput.Checkpoint(checkpoint)));
    }

    private OutboxSender sender(OutboxSender.AcknowledgedSend transport) {
        OutboxSender.Route route = new OutboxSender.Route(Source.MARKET, Destination.RISK, "test-" + SCHEMAS.get());
        return new OutboxSender(route, outbox, dataSource, transport, work);
    }

    private synchronized StreamMark mark() {
        return position.markOf(Source.MARKET);
    }

    /** Receives as an engine does: skips what it has, and takes the next only if the hash continues its own. */
    private synchronized void receive(byte[] pack) {
        PackReader reader = new PackReader().wrap(pack);
        assertThat(pack.length).isLessThanOrEqualTo(PackWriter.PACK_BYTES_MAX);
        while (reader.next()) {
            if (reader.number() == received.size() + 1L) {
                assertThat(reader.hashBefore())
                        .isEqualTo(position.markOf(Source.MARKET).hash());
                position = new StreamPosition(
                        0,
                        java.util.Map.of(
                                Source.MARKET.code(),
                                new org.perpex.common.contract.StreamMark(reader.number(), reader.hashAfter())));
                received.add(reader.number());
            }
        }
    }
}
