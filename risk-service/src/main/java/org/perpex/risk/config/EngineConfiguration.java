package org.perpex.risk.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.engine.EngineDefinition;
import org.perpex.common.spring.engine.EngineListener;
import org.perpex.common.spring.engine.EnginePorts;
import org.perpex.risk.engine.AccountEngine;
import org.perpex.risk.limits.LimitAnswers;
import org.perpex.risk.view.PublishedAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The account engine of universe 0, as its host runs it. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Names the engine's thread, folder and meters. */
    static final String NAME = "risk";

    /** What the engine reads and whom it tells. */
    static final EnginePorts PORTS = new EnginePorts(
            Source.RISK,
            Destination.RISK,
            List.of(
                    EnginePorts.Outlet.to(Destination.ORDER),
                    EnginePorts.Outlet.to(Destination.TRADE_REJECTED),
                    EnginePorts.Outlet.to(Destination.ASSET)));

    @Bean
    AccountEngine accountEngine() {
        return new AccountEngine();
    }

    @Bean
    PublishedAccounts publishedAccounts(AccountEngine engine) {
        return new PublishedAccounts(engine);
    }

    @Bean
    OutcomeLog outcomeLog(MeterRegistry registry) {
        return new OutcomeLog(registry);
    }

    @Bean
    RiskMeters riskMeters(PublishedAccounts accounts, MeterRegistry registry) {
        return new RiskMeters(accounts::moment, registry);
    }

    @Bean
    EngineDefinition<RiskInput> engineDefinition(
            AccountEngine engine,
            PublishedAccounts accounts,
            OutcomeLog outcomes,
            LimitAnswers answers,
            RiskMeters meters) {
        EngineListener listener = moment -> {
            accounts.applied(moment);
            outcomes.live();
            answers.applied(moment.offset());
            meters.refresh();
        };
        return new EngineDefinition<>(
                NAME,
                new WatchedEngine(engine, outcomes, answers),
                AccountEngine::new,
                RiskInput.class,
                PORTS,
                listener);
    }
}
