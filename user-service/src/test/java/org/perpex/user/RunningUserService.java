package org.perpex.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service on a real database and a real Redis, called over HTTP as the gateway calls it. */
@SpringBootTest(classes = UserApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(RunningUserService.Clock.class)
@ActiveProfiles("test")
abstract class RunningUserService {

    static final Identity GATEWAY_ITSELF = Identity.service("gateway");
    static final String ADMIN_EMAIL = "admin@example.org";
    static final String PASSWORD = "correct horse battery staple";
    static final byte[] SECRETS_KEY = new byte[32];

    static {
        for (int i = 0; i < SECRETS_KEY.length; i++) {
            SECRETS_KEY[i] = (byte) (i * 7);
        }
    }

    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway", "gateway");
    static final ShiftedClock CLOCK = new ShiftedClock();
    private static final IdentityTokens GATEWAY_TOKENS = gatewayTokens();
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @TestConfiguration(proxyBeanMethods = false)
    static class Clock {

        @Bean
        ShiftedClock clock() {
            return CLOCK;
        }
    }

    /** Points the service at these servers. */
    static void settings(DynamicPropertyRegistry registry, String schema, EmbeddedRedis redis) {
        EmbeddedMariaDb mariaDb = EmbeddedMariaDb.shared();
        registry.add("spring.datasource.url", () -> mariaDb.jdbcUrl(schema));
        registry.add("spring.datasource.username", mariaDb::user);
        registry.add("spring.datasource.password", mariaDb::password);
        registry.add("PERPEX_REDIS", redis::address);
        registry.add("PERPEX_SECRETS_KEY", () -> Base64.getEncoder().encodeToString(SECRETS_KEY));
        registry.add("PERPEX_ADMIN_EMAIL", () -> ADMIN_EMAIL);
        registry.add("PERPEX_ADMIN_PASSWORD", () -> PASSWORD);
        registry.add("perpex.identity.keys[0].kid", GATEWAY::kid);
        registry.add("perpex.identity.keys[0].issuer", GATEWAY::issuer);
        registry.add("perpex.identity.keys[0].public-key", GATEWAY::publicKey);
    }

    /** Returns an address that nobody has registered. */
    static String someone() {
        return "someone" + PEOPLE.incrementAndGet() + "@example.org";
    }

    Reply register(String email, String password) {
        return send("POST", "/api/v1/users", Identity.anonymous(), Map.of("email", email, "password", password));
    }

    Reply login(String email, String password) {
        return send("POST", "/api/v1/sessions", Identity.anonymous(), Map.of("email", email, "password", password));
    }

    Reply refresh(String refreshToken) {
        return send("POST", "/api/v1/sessions/refresh", Identity.anonymous(), Map.of("refreshToken", refreshToken));
    }

    /** Registers somebody new and signs him in. */
    Reply signedIn() {
        String email = someone();
        register(email, PASSWORD);
        return login(email, PASSWORD);
    }

    /** Returns who the gateway says it is, for an access token of this service. */
    static Identity identity(Reply signedIn) {
        JsonNode claims = claims(signedIn);
        return Identity.user(
                Long.parseLong(claims.path("sub").asString("")),
                0,
                Set.of(Role.TRADER),
                Set.of(Permission.values()),
                "session:" + claims.path("sid").asString(""));
    }

    static JsonNode claims(Reply signedIn) {
        return part(signedIn, 1);
    }

    static JsonNode header(Reply signedIn) {
        return part(signedIn, 0);
    }

    private static JsonNode part(Reply signedIn, int index) {
        String[] parts = signedIn.field("accessToken").split("\\.");
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[index]));
    }

    Reply get(String path, @Nullable Identity identity) {
        return send("GET", path, identity, null);
    }

    Reply send(String method, String path, @Nullable Identity identity, @Nullable Object body) {
        return send(method, path, identity, body, Map.of());
    }

    Reply send(
            String method,
            String path,
            @Nullable Identity identity,
            @Nullable Object body,
            Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(
                                            body instanceof String text ? text : JSON.writeValueAsString(body)));
            headers.forEach(request::header);
            if (identity != null) {
                request.header(IdentityToken.HEADER, GATEWAY_TOKENS.sign(identity, List.of("user-service")));
            }
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = answer.body();
            JsonNode json = text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.readTree("{}");
            return new Reply(answer.statusCode(), json, text, answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static IdentityTokens gatewayTokens() {
        try {
            return GATEWAY.signer(Path.of("target", "identity"), CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
