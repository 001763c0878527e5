package org.perpex.finance.messaging;

import org.perpex.finance.fee.FeeDecisions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.client.RestClientException;

/** Looks whether fees are to be decided. What cannot be decided now is decided a little later. */
class FeeTimer {

    private static final Logger LOG = LoggerFactory.getLogger(FeeTimer.class);

    private final FeeDecisions decisions;

    FeeTimer(FeeDecisions decisions) {
        this.decisions = decisions;
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 10_000)
    void tick() {
        try {
            decisions.decideIfDue();
        } catch (IllegalStateException | RestClientException notNow) {
            LOG.warn("Fees are decided later", notNow);
        }
    }
}
