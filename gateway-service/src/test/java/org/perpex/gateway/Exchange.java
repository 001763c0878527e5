package org.perpex.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.perpex.common.spring.identity.AcceptedKeys;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityProperties;
import org.perpex.common.spring.identity.IdentityRejected;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/** The services behind, each a real server of its own, and gateways in front of them. One per JVM. */
final class Exchange {

    private static final List<String> SERVICES = List.of(
            "user-service",
            "trade-service",
            "wallet-service",
            "finance-service",
            "market-service",
            "risk-service",
            "notify-service");

    static final Exchange RUNNING = new Exchange();

    private final Map<String, Backend> backends = new TreeMap<>();
    private final IdentityKeyPair keys = IdentityKeyPair.generate("gateway-test", "gateway");
    private final Path keyFile;
    private final Users users;

    private Exchange() {
        SERVICES.forEach(service -> backends.put(service, Backend.named(service)));
        users = new Users(service("user"));
        try {
            keyFile = keys.writeTo(Path.of("target", "keys"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Backend service(String shortName) {
        return Objects.requireNonNull(backends.get(shortName + "-service"));
    }

    Users users() {
        return users;
    }

    /** Reads an identity token as that service would. */
    IdentityToken identity(String token, String service) throws IdentityRejected {
        IdentityProperties settings = new IdentityProperties(List.of(keys.accepted()), null, java.time.Duration.ZERO);
        return IdentityTokens.of(
                        service,
                        settings,
                        new AcceptedKeys(settings.keys(), InstantSource.system()),
                        InstantSource.system())
                .verify(token, service);
    }

    /** Threads of its own for each gateway: those that all share end with the first gateway that is closed. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OwnThreads {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory own = new ReactorResourceFactory();
            own.setUseGlobalResources(false);
            return own;
        }
    }

    /** Starts a gateway on a free port. */
    Gateway gateway(EmbeddedRedis redis, Map<String, String> settings, Class<?>... more) {
        Map<String, Object> all = new HashMap<>();
        all.put("server.port", "0");
        all.put("spring.profiles.active", "test");
        all.put("PERPEX_DATA", "target/gateway-data");
        all.put("PERPEX_REDIS", redis.address());
        all.put("PERPEX_SECRETS_KEY", Users.SECRETS_KEY);
        all.put("PERPEX_IDENTITY_KEY_FILE", keyFile.toString());
        all.put("perpex.identity.keys[0].kid", keys.kid());
        all.put("perpex.identity.keys[0].issuer", keys.issuer());
        all.put("perpex.identity.keys[0].public-key", keys.publicKey());
        all.put("logging.level.root", "WARN");
        backends.forEach((name, backend) -> all.put(
                "spring.cloud.discovery.client.simple.instances." + name + "[0].uri",
                "http://127.0.0.1:" + backend.port()));
        all.putAll(settings);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        GatewayApplication.class, OwnThreads.class)
                .sources(more)
                .run(all.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        return new Gateway(context);
    }
}
