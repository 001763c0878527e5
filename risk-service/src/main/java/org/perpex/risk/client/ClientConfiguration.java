package org.perpex.risk.client;

import java.time.InstantSource;
import org.perpex.common.spring.web.ServiceClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to market-service. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    DailyCloses dailyCloses(ServiceClients clients) {
        return new DailyCloses(clients.client(MarkCandles.class, "market-service"), InstantSource.system());
    }
}
