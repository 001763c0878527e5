package org.perpex.finance.messaging;

import org.perpex.finance.settlement.SettlementWriter;
import org.springframework.scheduling.annotation.Scheduled;

/** Settles what has waited long enough, also when no further fact comes. */
class SettlementTimer {

    private final SettlementWriter writer;

    SettlementTimer(SettlementWriter writer) {
        this.writer = writer;
    }

    @Scheduled(fixedDelay = 50)
    void tick() {
        writer.tick();
    }
}
