package org.perpex.market.api;

import java.time.InstantSource;
import org.perpex.market.push.Streams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/** Binds the addresses of the public streams. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration {

    private static final int CONTROL_BYTES_MAX = 32 * 1024;

    @Bean
    WebSocketConfigurer publicStreams(Streams streams, JsonMapper json, InstantSource clock) {
        StreamSocket socket = new StreamSocket(streams, json, clock);
        return registry -> registry.addHandler(
                        socket, "/ws", "/ws/**", "/stream", "/stream/**", "/public/**", "/market/**")
                .setAllowedOriginPatterns("*");
    }

    @Bean
    ServletServerContainerFactoryBean socketLimits() {
        ServletServerContainerFactoryBean limits = new ServletServerContainerFactoryBean();
        limits.setMaxTextMessageBufferSize(CONTROL_BYTES_MAX);
        limits.setMaxBinaryMessageBufferSize(CONTROL_BYTES_MAX);
        limits.setAsyncSendTimeout(10_000L);
        return limits;
    }
}
