package org.perpex.common.spring.rocketmq;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.spring.engine.EngineDefinition;
import org.perpex.common.spring.engine.EngineHost;
import org.perpex.common.spring.engine.EngineListener;
import org.perpex.common.spring.engine.EngineReplay;
import org.perpex.common.spring.engine.EngineRole;
import org.perpex.common.spring.engine.EngineSettings;
import org.perpex.common.spring.engine.EngineStatus;
import org.perpex.common.spring.engine.EngineSurroundings;
import org.perpex.common.spring.engine.PackOutlet;
import org.perpex.common.spring.engine.TallyEngine;
import org.springframework.util.unit.DataSize;

/** A tally engine on a real broker, with a sender and a reader of its own, as a process has them. */
final class LiveEngine implements AutoCloseable {

    private static final EngineSettings SETTINGS = new EngineSettings(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            3,
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            Duration.ofSeconds(1));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final int queue;
    private final Path data;
    private final TallyEngine engine;
    private final PackSender sender;
    private final RocketMqQueues queues;
    private final EngineHost<BookInput> host;
    private volatile StreamMark applied = StreamMark.START;
    private volatile Map<Long, Long> tallies = Map.of();

    /** @param queue the number of its queues */
    LiveEngine(String nameServer, int queue, Path data) {
        this(nameServer, queue, data, UnaryOperator.identity());
    }

    /** @param weather stands between the engine and the broker */
    LiveEngine(String nameServer, int queue, Path data, UnaryOperator<PackOutlet> weather) {
        this.queue = queue;
        this.data = data;
        engine = new TallyEngine(queue);
        sender = PackSender.start(nameServer);
        queues = RocketMqQueues.start(nameServer);
        host = new EngineHost<>(
                new EngineDefinition<>(
                        "tally",
                        engine,
                        () -> new TallyEngine(queue),
                        BookInput.class,
                        TallyEngine.ports(queue),
                        this::watch),
                SETTINGS,
                new EngineSurroundings(data, queues, weather.apply(sender), InstantSource.system()),
                meters);
        host.start();
    }

    EngineHost<BookInput> host() {
        return host;
    }

    /** What a gauge of it shows. */
    double shows(String gauge) {
        return meters.get(gauge).gauge().value();
    }

    /** How far the commands are applied. */
    StreamMark applied() {
        return applied;
    }

    Map<Long, Long> tallies() {
        return tallies;
    }

    boolean leads() {
        return host.status().role() == EngineRole.LEADER;
    }

    boolean standsBy() {
        return host.status().role() == EngineRole.STANDBY;
    }

    /** Replays the archive from its start up to an input. */
    EngineStatus.StateHash replay(long offset) {
        return EngineReplay.run(TallyEngine.definition(new TallyEngine(queue), TallyEngine.ports(queue)), data, offset);
    }

    private void watch(EngineListener.Moment moment) {
        applied = moment.mark(new Source(Source.Kind.RISK, queue));
        tallies = Map.copyOf(engine.tallies());
    }

    /** Ends it without a word to anybody: what it has said and not sent is lost with it. */
    @Override
    public void close() {
        host.stop();
        sender.close();
        queues.close();
    }
}
