package org.perpex.notify.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.perpex.notify.listen.ListenKeys;
import org.perpex.notify.push.Listeners;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Puts the private stream on its addresses. Browsers of any origin may connect: the listen key is the credential. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration {

    @Bean
    UserStreamSocket userStreamSocket(ListenKeys keys, Listeners listeners, JsonMapper json, MeterRegistry meters) {
        UserStreamSocket socket = new UserStreamSocket(keys, listeners, json);
        Gauge.builder("perpex.connections", socket, UserStreamSocket::connectionCount)
                .description("Open connections of the private stream")
                .register(meters);
        return socket;
    }

    @Bean
    WebSocketConfigurer userStreamAddresses(UserStreamSocket socket) {
        return registry -> registry.addHandler(socket, "/private/ws", "/private/ws/*", "/private/stream", "/ws/*")
                .setAllowedOriginPatterns("*");
    }
}
