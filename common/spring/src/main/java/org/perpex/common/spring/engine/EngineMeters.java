package org.perpex.common.spring.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.TimeWindowMax;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The meters of one engine, each with its name as a tag. */
final class EngineMeters {

    private static final long WINDOW_STEP_MILLIS = 20_000;
    private static final int WINDOW_STEPS = 3;

    private final MeterRegistry registry;
    private final String engine;
    private final Timer apply;
    private final Timer snapshotPause;
    private final Counter packs;
    private final Counter packBytes;
    private final Counter facts;
    private final Counter snapshots;
    private final Counter takeOvers;
    private final Counter skipped;
    private final TimeWindowMax waiting;

    EngineMeters(MeterRegistry registry, String engine) {
        this.registry = registry;
        this.engine = engine;
        apply = timer("perpex.engine.apply", "Time to apply one input");
        snapshotPause = timer("perpex.engine.snapshot.pause", "Time that the engine stood still for a snapshot");
        packs = counter("perpex.engine.packs", "Packs sent");
        packBytes = counter("perpex.engine.packs.bytes", "Bytes of packs sent");
        facts = counter("perpex.engine.facts", "Messages sent in packs, repetitions included");
        snapshots = counter("perpex.engine.snapshots", "Snapshots that came to count");
        takeOvers = counter("perpex.engine.claims", "Times that this replica began to lead");
        for (Resend resend : Resend.values()) {
            resends(resend); // so that none of them is missing before the first
        }
        waiting = new TimeWindowMax(registry.config().clock(), WINDOW_STEP_MILLIS, WINDOW_STEPS);
        Gauge.builder("perpex.engine.queue.lag", waiting, TimeWindowMax::poll)
                .description("Inputs stored but not applied, the most of the last minute")
                .tag("engine", engine)
                .register(registry);
        skipped = counter("perpex.engine.skipped", "Messages passed over by decision of two operators, at each replay");
    }

    /**
     * Notes how many inputs wait. What is shown is the most of the last minute: a moment's figure is none whenever somebody
     * looks, and a burst between two looks is what matters.
     */
    void waiting(long inputs) {
        waiting.record(inputs);
    }

    /** Shows a figure of a status that changes. */
    void show(String name, String description, EngineHost<?> host, ToLongFunction<EngineStatus> figure) {
        Gauge.builder(name, host, h -> figure.applyAsLong(h.status()))
                .description(description)
                .tag("engine", engine)
                .register(registry);
    }

    void applied(long nanos) {
        apply.record(nanos, TimeUnit.NANOSECONDS);
    }

    void snapshotTaken(long pauseNanos) {
        snapshotPause.record(pauseNanos, TimeUnit.NANOSECONDS);
    }

    void snapshotCounts() {
        snapshots.increment();
    }

    void claimed() {
        takeOvers.increment();
    }

    void skipped() {
        skipped.increment();
    }

    void packSent(long messages, int bytes) {
        packs.increment();
        facts.increment(messages);
        packBytes.increment(bytes);
    }

    void asked(Resend resend) {
        resends(resend).increment();
    }

    private Counter resends(Resend resend) {
        return Counter.builder("perpex.engine.resends")
                .description("Requests of consumers to send again, by what became of them")
                .tag("engine", engine)
                .tag("outcome", resend.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .tag("engine", engine)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("engine", engine)
                .register(registry);
    }
}
