package org.perpex.notify.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.perpex.common.contract.Destination;
import org.perpex.common.spring.stream.StreamFollower;
import org.perpex.common.spring.stream.StreamQueues;
import org.perpex.notify.event.UserEvents;
import org.perpex.notify.push.Listeners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The follower of this service. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    StreamFollower accountFollower(StreamQueues queues, UserEvents events, Listeners listeners, MeterRegistry meters) {
        AccountFollower handler = new AccountFollower(events, listeners, meters);
        return new StreamFollower("notify-accounts", Destination.ASSET, queues, handler).meteredBy(meters);
    }
}
