package org.perpex.gateway.config;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the gateway, besides its routes and limits.
 *
 * @param redis host and port of Redis
 * @param secretsKey the key that opens the secrets of API keys, base64 of 32 bytes
 * @param trustedProxies address ranges of our own proxies, whose word on the client's address is taken
 * @param metricsFrom address ranges that may read the metrics
 * @param socketsPerAddress WebSocket connections that one address may hold open
 * @param secureCookies whether the cookies of a session travel over TLS alone; false on profile {@code local}
 */
@ConfigurationProperties("perpex.gateway.edge")
record GatewaySettings(
        String redis,
        String secretsKey,
        @DefaultValue List<String> trustedProxies,

        @DefaultValue({"127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1"})
        List<String> metricsFrom,

        @DefaultValue("500") int socketsPerAddress,
        @DefaultValue("true") boolean secureCookies) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "GatewaySettings[redis=" + redis + ", socketsPerAddress=" + socketsPerAddress + "]";
    }
}
