package org.perpex.finance.messaging;

import org.perpex.finance.reconciliation.Reconciliations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Compares the books after each checkpoint. What cannot be compared now is compared a little later. */
class ReconciliationTimer {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationTimer.class);

    private final Reconciliations reconciliations;

    ReconciliationTimer(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @Scheduled(fixedDelay = 2_000)
    void tick() {
        try {
            reconciliations.followCheckpoints();
        } catch (IllegalStateException notNow) {
            LOG.warn("The books are compared later", notNow);
        }
    }
}
