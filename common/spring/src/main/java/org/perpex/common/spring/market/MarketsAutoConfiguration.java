package org.perpex.common.spring.market;

import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.web.ServiceClients;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** Keeps {@link Markets} up to date in a service that sets {@code perpex.markets.follow}. */
@AutoConfiguration(afterName = "org.perpex.common.spring.web.ServiceClientsAutoConfiguration")
@ConditionalOnClass({MarketSpec.class, RestClient.class, HealthIndicator.class})
@ConditionalOnProperty("perpex.markets.follow")
class MarketsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MarketSource marketSource(ServiceClients clients) {
        return clients.client(MarketSource.class, "market-service");
    }

    @Bean
    Markets markets(MarketSource source) {
        return new Markets(source);
    }

    @Bean
    MarketRefresh marketRefresh(Markets markets) {
        return new MarketRefresh(markets);
    }
}
