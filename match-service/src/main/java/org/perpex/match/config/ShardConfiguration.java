package org.perpex.match.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.engine.EngineDefinition;
import org.perpex.common.spring.engine.EngineHost;
import org.perpex.common.spring.engine.EnginePorts;
import org.perpex.common.spring.engine.EngineRole;
import org.perpex.match.engine.MatchEngine;
import org.perpex.match.observation.MatchMeters;
import org.perpex.match.observation.ObservedEngine;
import org.perpex.match.observation.OrderLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shard 0: all markets. What concerns accounts is acknowledged at the account engine before anybody else hears it. */
@Configuration(proxyBeanMethods = false)
class ShardConfiguration {

    static final String ENGINE = "match";

    /** What the engine reads and whom it tells. */
    static final EnginePorts PORTS = new EnginePorts(
            Source.MATCH,
            Destination.ORDER,
            List.of(
                    EnginePorts.Outlet.to(Destination.RISK),
                    EnginePorts.Outlet.to(Destination.TRADE).behind(Destination.RISK)));

    @Bean
    MatchMeters matchMeters(MeterRegistry registry) {
        return new MatchMeters(registry);
    }

    @Bean(destroyMethod = "close")
    OrderLog orderLog(MeterRegistry registry) {
        return new OrderLog(registry);
    }

    @Bean
    EngineDefinition<BookInput> matchDefinition(MatchMeters meters, OrderLog log, ObjectProvider<EngineHost<?>> host) {
        MatchEngine engine = new MatchEngine();
        ObservedEngine observed = new ObservedEngine(engine, meters, log, () -> isLive(host));
        return new EngineDefinition<>(
                ENGINE, observed, MatchEngine::new, BookInput.class, PORTS, _ -> meters.show(engine));
    }

    /** What a start replays was counted and logged when it happened. */
    private static boolean isLive(ObjectProvider<EngineHost<?>> host) {
        return host.getObject().status().role() != EngineRole.STARTING;
    }
}
