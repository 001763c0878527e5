package org.perpex.wallet.chain;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;

/** Seals once a second what has come in. */
public class ChainSealer {

    private final Chain chain;
    private final Counter sealed;

    public ChainSealer(Chain chain, MeterRegistry meters) {
        this.chain = chain;
        this.sealed = Counter.builder("perpex.ledger.sealed")
                .description("Transfers that the hash chain has sealed")
                .register(meters);
    }

    @Scheduled(fixedDelay = 1_000)
    void seal() {
        sealed.increment(chain.seal());
    }
}
