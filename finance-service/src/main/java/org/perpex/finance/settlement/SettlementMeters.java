package org.perpex.finance.settlement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** What settlement shows of itself. */
public final class SettlementMeters {

    private final AtomicLong settledTimeMillis = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final DistributionSummary batchFills;
    private final Timer batchTime;
    private final Counter failures;

    public SettlementMeters(MeterRegistry meters, InstantSource clock) {
        Gauge.builder("perpex.settlement.lag", () -> {
                    long settled = settledTimeMillis.get();
                    return settled == 0 ? 0 : Math.max(0, clock.millis() - settled);
                })
                .baseUnit("milliseconds")
                .description("Age of the engine time up to which all that moves money is in the books")
                .register(meters);
        Gauge.builder("perpex.settlement.waiting", waiting, AtomicLong::get)
                .description("Facts that were read and are not settled")
                .register(meters);
        batchFills = DistributionSummary.builder("perpex.settlement.batch.fills")
                .description("Sides of fills in a batch")
                .register(meters);
        batchTime = Timer.builder("perpex.settlement.batch.time")
                .description("How long a batch takes, with both branches")
                .register(meters);
        failures = Counter.builder("perpex.settlement.failures")
                .description("Batches that had to be tried again")
                .register(meters);
    }

    void settledUpTo(long engineTimeMillis) {
        settledTimeMillis.accumulateAndGet(engineTimeMillis, Math::max);
    }

    void waiting(int facts) {
        waiting.set(facts);
    }

    void settled(Batch batch, Duration took) {
        batchFills.record(batch.fills().size());
        batchTime.record(took);
    }

    void failed() {
        failures.increment();
    }
}
