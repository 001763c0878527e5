package org.perpex.finance.settlement;

import java.time.Duration;
import org.perpex.finance.world.Engine;

/** Batches of what an engine says, for tests of what is kept of them. */
public final class Batches {

    private static final SettlementSettings LIMITS =
            new SettlementSettings(100_000, 4_000, Duration.ofMillis(1), Duration.ofSeconds(1), false);

    private Batches() {}

    /** The facts from one number to another. */
    public static Batch of(Engine engine, long first, long last) {
        BatchBuilder builder = new BatchBuilder(LIMITS);
        for (long number = first; number <= last; number++) {
            builder.add(new Fact(number, engine.hashAfter(number), engine.timeMillis(number), engine.message(number)));
        }
        return builder.build();
    }
}
