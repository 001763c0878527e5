package org.perpex.wallet.freeze;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Freezes transfers out and lifts it again. What is on its way already goes on: its facts end it. */
public final class TransferFreeze {

    private static final Logger LOG = LoggerFactory.getLogger(TransferFreeze.class);

    private final FreezeStore store;
    private final InstantSource clock;

    public TransferFreeze(FreezeStore store, InstantSource clock, MeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        Gauge.builder("perpex.transfers.frozen", () -> isFrozen() ? 1 : 0)
                .description("1 while no transfer may leave a futures wallet")
                .register(meters);
    }

    public boolean isFrozen() {
        return store.current().frozen();
    }

    public Freeze current() {
        return store.current();
    }

    /** Freezes, or lifts it. What is so already stays as it is, with its first reason. */
    public Freeze set(boolean frozen, String reason, String changedBy) {
        Freeze before = store.current();
        if (before.frozen() == frozen) {
            return before;
        }
        Freeze after = new Freeze(frozen, reason, changedBy, clock.millis());
        store.change(after);
        if (frozen) {
            LOG.error("Transfers out are frozen by {}: {}", changedBy, reason);
        } else {
            LOG.warn("Transfers out are free again, by {}: {}", changedBy, reason);
        }
        return after;
    }
}
