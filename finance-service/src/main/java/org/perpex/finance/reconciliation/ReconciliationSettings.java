package org.perpex.finance.reconciliation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the books are compared.
 *
 * @param freezes whether a deviation freezes transfers out
 * @param completeEvery each so many runs at checkpoints one goes account by account; one that finds something does anyway
 */
@ConfigurationProperties("perpex.reconciliation")
public record ReconciliationSettings(
        @DefaultValue("true") boolean freezes,
        @DefaultValue("60") int completeEvery) {

    public ReconciliationSettings {
        if (completeEvery < 1) {
            throw new IllegalArgumentException(
                    "perpex.reconciliation.complete-every must be positive: " + completeEvery);
        }
    }
}
