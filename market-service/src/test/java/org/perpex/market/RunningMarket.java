package org.perpex.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, asked over HTTP and WebSocket. */
final class RunningMarket implements AutoCloseable {

    static final Identity FEED = Identity.user(1009, 0, Set.of(Role.FEED), Set.of(), "session:1");
    static final Identity OPERATOR = Identity.user(1010, 0, Set.of(Role.OPERATOR), Set.of(), "session:2");
    static final Identity SUPPORT = Identity.user(1011, 0, Set.of(Role.SUPPORT), Set.of(), "session:3");
    static final Identity RISK_MANAGER = Identity.user(1012, 0, Set.of(Role.RISK_MANAGER), Set.of(), "session:4");
    static final Identity TRADER = Identity.user(1001, 0, Set.of(Role.TRADER), Set.of(Permission.READ), "key:abc");
    static final Identity TRADE_SERVICE = Identity.service("trade");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path KEYS = Path.of("target", "keys");
    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway", "gateway");
    private static final IdentityKeyPair TRADE = IdentityKeyPair.generate("trade", "trade");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final int port;

    /** @param more further arguments of the service */
    RunningMarket(EmbeddedRocketMq broker, Path data, String database, String... more) {
        context = new SpringApplicationBuilder(MarketApplication.class, FakeDesk.Beans.class)
                .profiles("test")
                .properties(Map.of(
                        "PERPEX_MYSQL", EmbeddedMariaDb.shared().address(),
                        "PERPEX_MYSQL_USER", EmbeddedMariaDb.shared().user(),
                        "PERPEX_MYSQL_PASSWORD", EmbeddedMariaDb.shared().password(),
                        "PERPEX_REDIS", EmbeddedRedis.shared().address(),
                        "PERPEX_ROCKETMQ", broker.nameServer(),
                        "PERPEX_DATA", data.toAbsolutePath().toString(),
                        "perpex.market.snapshot-interval", "200ms"))
                .run(Stream.concat(Stream.of(more), arguments(database)).toArray(String[]::new));
        port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static Stream<String> arguments(String database) {
        return Stream.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:mysql://"
                        + EmbeddedMariaDb.shared().address() + "/" + database
                        + "?createDatabaseIfNotExist=true&rewriteBatchedStatements=true&sslMode=DISABLED",
                "--perpex.identity.keys[0].kid=" + GATEWAY.kid(),
                "--perpex.identity.keys[0].issuer=" + GATEWAY.issuer(),
                "--perpex.identity.keys[0].public-key=" + GATEWAY.publicKey(),
                "--perpex.identity.keys[1].kid=" + TRADE.kid(),
                "--perpex.identity.keys[1].issuer=" + TRADE.issuer(),
                "--perpex.identity.keys[1].public-key=" + TRADE.publicKey());
    }

    /** What the service's own endpoints are mapped by. */
    RequestMappingHandlerMapping mapping() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JsonNode get(String path) {
        return JSON.readTree(get(Identity.anonymous(), path).body());
    }

    HttpResponse<String> get(Identity caller, String path) {
        return send(request(caller, path).GET().build());
    }

    HttpResponse<String> delete(Identity caller, String path) {
        return send(request(caller, path).DELETE().build());
    }

    HttpResponse<String> post(Identity caller, String path, String json) {
        return send(request(caller, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Sends a request with a JSON object as its body, if it has one. */
    HttpResponse<String> call(Identity caller, String method, String path, String json) {
        return send(request(caller, path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Opens a socket and keeps what it says. */
    Frames socket(String path) {
        Received received = new Received();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .header(IdentityToken.HEADER, token(Identity.anonymous()))
                .buildAsync(URI.create("ws://127.0.0.1:" + port + path), received)
                .join();
        return new Frames(socket, received.frames);
    }

    @Override
    public void close() {
        context.close();
    }

    private HttpRequest.Builder request(Identity caller, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .header(IdentityToken.HEADER, token(caller));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String token(Identity caller) {
        try {
            IdentityKeyPair pair = caller.isService() ? TRADE : GATEWAY;
            IdentityTokens signer = pair.signer(KEYS, InstantSource.system());
            return signer.sign(caller, List.of("market-service"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The frames of one socket, in their order. */
    record Frames(WebSocket socket, List<JsonNode> received) {

        void say(String text) {
            socket.sendText(text, true).join();
        }

        /** The frames of an event, bare or wrapped. */
        List<JsonNode> events(String event) {
            return received.stream()
                    .map(frame -> frame.has("data") ? frame.path("data") : frame)
                    .filter(frame -> frame.path("e").asString("").equals(event))
                    .toList();
        }
    }

    private static final class Received implements WebSocket.Listener {

        private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                frames.add(JSON.readTree(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
