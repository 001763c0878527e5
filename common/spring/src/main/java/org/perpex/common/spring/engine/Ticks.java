package org.perpex.common.spring.engine;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongPredicate;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;

/**
 * Says into an engine's own queue that time passes. A tick is left out when the one before it is in flight, and when the
 * leader has just said so with its report.
 */
final class Ticks implements AutoCloseable {

    private static final long SAID_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Destination queue;
    private final PackOutlet outlet;
    private final byte[] tick;
    private final LongPredicate saidWithinNanos;
    private final AtomicBoolean inFlight = new AtomicBoolean();
    private final ScheduledExecutorService timer;

    Ticks(EngineDefinition<?> definition, long replica, PackOutlet outlet, LongPredicate saidWithinNanos) {
        this.saidWithinNanos = saidWithinNanos;
        this.queue = definition.ports().input();
        this.outlet = outlet;
        this.tick = pack(replica);
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("tick-" + definition.name()).daemon().factory());
    }

    /** One tick, as a pack. */
    static byte[] pack(long replica) {
        PackWriter writer = new PackWriter();
        writer.begin(Source.ENGINE, 0, 0, 0);
        writer.append(0, 0, new EngineInput.Tick(replica));
        return writer.toBytes();
    }

    void start(long intervalMillis) {
        timer.scheduleAtFixedRate(this::tick, 0, intervalMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void tick() {
        if (!saidWithinNanos.test(SAID_NANOS) && inFlight.compareAndSet(false, true)) {
            outlet.send(queue, tick, _ -> inFlight.set(false));
        }
    }
}
