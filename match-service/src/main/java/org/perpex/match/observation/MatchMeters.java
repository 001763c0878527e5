package org.perpex.match.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.perpex.common.core.RejectReason;
import org.perpex.match.engine.MatchEngine;

/** The meters of the books. Counters are for the engine's thread; what is shown may be read from any. */
public final class MatchMeters {

    private final Counter accepted;
    private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);
    private final Counter trades;
    private volatile long restingOrders;
    private volatile long levels;

    public MatchMeters(MeterRegistry registry) {
        accepted = orders(registry, "accepted");
        for (RejectReason reason : RejectReason.values()) {
            rejected.put(reason, orders(registry, reason.name().toLowerCase(Locale.ROOT)));
        }
        trades = Counter.builder("perpex.match.trades")
                .description("Fills in the books")
                .register(registry);
        Gauge.builder("perpex.match.resting.orders", this, meters -> meters.restingOrders)
                .description("Orders that wait in the books")
                .register(registry);
        Gauge.builder("perpex.match.levels", this, meters -> meters.levels)
                .description("Price levels that hold orders, both sides of all books")
                .register(registry);
    }

    private static Counter orders(MeterRegistry registry, String result) {
        return Counter.builder("perpex.match.orders")
                .description("Orders that reached the books, by what came of them")
                .tag("result", result)
                .register(registry);
    }

    void accepted() {
        accepted.increment();
    }

    void rejected(RejectReason reason) {
        Counter counter = rejected.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    void traded() {
        trades.increment();
    }

    /** Shows the books as they are now; called on the engine's thread. */
    public void show(MatchEngine engine) {
        restingOrders = engine.restingOrders();
        levels = engine.levels();
    }
}
