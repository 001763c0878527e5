package org.perpex.gateway.weight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Counts demands: over all gateways while Redis answers, otherwise here alone against half the limits. Counting is never
 * off, and never blocks.
 */
public final class Charges {

    private static final Logger LOG = LoggerFactory.getLogger(Charges.class);
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final long AWAY_NANOS = Duration.ofMillis(500).toNanos();

    private final SharedCount shared;
    private final OwnCount own;
    private final InstantSource clock;
    private final BooleanSupplier connected;
    private final Supplier<Limits> limits;
    private final Counter alone;
    private volatile boolean away;
    private volatile long awaySinceNanos;

    /** @param connected whether Redis was reached before: the first command to it would block */
    public Charges(
            RedissonClient redis,
            BooleanSupplier connected,
            Supplier<Limits> limits,
            InstantSource clock,
            MeterRegistry meters) {
        shared = new SharedCount(redis);
        own = new OwnCount(clock);
        this.clock = clock;
        this.connected = connected;
        this.limits = limits;
        alone = Counter.builder("perpex.gateway.counted.alone")
                .description("Requests counted by this gateway alone because Redis did not answer")
                .register(meters);
    }

    long nowMillis() {
        return clock.millis();
    }

    /** Charges the demand that a function makes of the limits in force. */
    Mono<Usage> charge(Function<Limits, Demand> demand) {
        if (!connected.getAsBoolean() || isAway()) {
            return Mono.just(chargeAlone(demand));
        }
        return Mono.fromCompletionStage(() -> shared.charge(demand.apply(limits.get()))
                        .toCompletableFuture()
                        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .onErrorResume(failure -> {
                    if (!isAway()) {
                        LOG.warn("Redis does not count; this gateway counts alone: {}", failure.toString());
                    }
                    awaySinceNanos = System.nanoTime();
                    away = true;
                    return Mono.fromSupplier(() -> chargeAlone(demand));
                });
    }

    private Usage chargeAlone(Function<Limits, Demand> demand) {
        alone.increment();
        return own.charge(demand.apply(limits.get().halved()));
    }

    private boolean isAway() {
        if (away && System.nanoTime() - awaySinceNanos > AWAY_NANOS) {
            away = false;
        }
        return away;
    }
}
