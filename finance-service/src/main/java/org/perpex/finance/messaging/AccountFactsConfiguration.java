package org.perpex.finance.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.perpex.common.contract.Destination;
import org.perpex.common.spring.stream.StreamFollower;
import org.perpex.common.spring.stream.StreamQueues;
import org.perpex.finance.reconciliation.Reconciliations;
import org.perpex.finance.settlement.SettlementWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows the facts of accounts. */
@Configuration(proxyBeanMethods = false)
class AccountFactsConfiguration {

    /** Short beside the time that a batch of the books is collected for. */
    private static final Duration GATHER = Duration.ofMillis(100);

    @Bean
    StreamFollower accountFacts(StreamQueues queues, SettlementWriter writer, MeterRegistry meters) {
        return new StreamFollower("settlement", Destination.ASSET, queues, new AccountFacts(writer))
                .gathering(GATHER)
                .meteredBy(meters);
    }

    @Bean
    SettlementTimer settlementTimer(SettlementWriter writer) {
        return new SettlementTimer(writer);
    }

    @Bean
    ReconciliationTimer reconciliationTimer(Reconciliations reconciliations) {
        return new ReconciliationTimer(reconciliations);
    }
}
