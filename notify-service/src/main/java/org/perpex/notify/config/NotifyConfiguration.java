package org.perpex.notify.config;

import java.time.InstantSource;
import org.perpex.common.spring.market.Markets;
import org.perpex.notify.event.UserEvents;
import org.perpex.notify.listen.ListenKeys;
import org.perpex.notify.push.Housekeeping;
import org.perpex.notify.push.Listeners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The private stream: facts to events, events to listeners. */
@Configuration(proxyBeanMethods = false)
class NotifyConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    UserEvents userEvents(Markets markets, InstantSource clock) {
        return new UserEvents(markets, clock);
    }

    @Bean
    Listeners listeners(JsonMapper json) {
        return new Listeners(json);
    }

    @Bean
    Housekeeping housekeeping(Listeners listeners, ListenKeys keys, InstantSource clock) {
        return new Housekeeping(listeners, keys, clock);
    }
}
