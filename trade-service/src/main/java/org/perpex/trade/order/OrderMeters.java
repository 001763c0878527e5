package org.perpex.trade.order;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.perpex.common.contract.TraderCommand;

/** Counts orders by what became of them and times the answers. Thread-safe. */
public final class OrderMeters {

    private final MeterRegistry registry;

    public OrderMeters(MeterRegistry registry, PendingRequests pending, EngineClock engineClock) {
        this.registry = registry;
        Gauge.builder("perpex.orders.pending", pending, PendingRequests::count)
                .description("Requests that wait for their fact")
                .register(registry);
        Gauge.builder("perpex.engine.time.lag", engineClock, clock -> Math.min(clock.lagMillis(), 3_600_000))
                .baseUnit("milliseconds")
                .description("How much later than usual engine time arrives")
                .register(registry);
    }

    OrderState answered(OrderState order) {
        registry.counter("perpex.orders", "result", order.status().name()).increment();
        return order;
    }

    void refused(String reason) {
        registry.counter("perpex.orders", "result", "REFUSED_" + reason).increment();
    }

    void timed(TraderCommand command, long nanos) {
        registry.timer(
                        "perpex.orders.answer",
                        "command",
                        command.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .record(Duration.ofNanos(nanos));
    }
}
