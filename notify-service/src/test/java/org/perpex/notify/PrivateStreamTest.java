package org.perpex.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.core.AccountId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.market.MarketSource;
import org.perpex.common.spring.market.Markets;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.stream.StreamFollower;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.notify.push.Listeners;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real Redis and a real broker: keys over HTTP, facts in, events out of every form of the stream. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "perpex.required.service=") // looked for before the addresses of the servers are known
@Import(PrivateStreamTest.ListedMarkets.class)
@ActiveProfiles("test")
class PrivateStreamTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway", "gateway");
    private static final AtomicLong USERS = new AtomicLong(1_000);
    private static final Duration HEARD_MAX = Duration.ofSeconds(20);
    private static final String KEYS = "/fapi/v1/listenKey";

    private static StreamMark mark = StreamMark.START;

    @Autowired
    private PackSender sender;

    @Autowired
    private StreamFollower follower;

    @Autowired
    private Listeners listeners;

    @Autowired
    private Markets markets;

    @LocalServerPort
    private int port;

    private final long user = USERS.incrementAndGet();

    /** Markets come from market-service: here they are data. */
    @TestConfiguration(proxyBeanMethods = false)
    static class ListedMarkets {

        @Bean
        MarketSource marketSource() {
            return () -> List.of(Fixtures.BITCOIN);
        }
    }

    private record Reply(int status, JsonNode body) {}

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        EmbeddedRocketMq broker = EmbeddedRocketMq.shared();
        broker.createTopic("asset-topic", 1);
        properties.add("PERPEX_ROCKETMQ", broker::nameServer);
        properties.add("PERPEX_REDIS", () -> EmbeddedRedis.shared().address());
        properties.add("perpex.identity.keys[0].kid", GATEWAY::kid);
        properties.add("perpex.identity.keys[0].issuer", GATEWAY::issuer);
        properties.add("perpex.identity.keys[0].public-key", GATEWAY::publicKey);
    }

    @BeforeEach
    void awaitTheStream() {
        await().atMost(HEARD_MAX).until(() -> {
            say(new StreamSignal.Heartbeat());
            return follower.engineTimeMillis() > 0 && !markets.isEmpty();
        });
    }

    @Test
    void givesOneKeyPerAccountKeepsItAliveAndEndsIt() throws Exception {
        String key = openKey(user);

        assertThat(key).matches("[A-Za-z0-9]{64}");
        assertThat(openKey(user)).as("the same while it is valid").isEqualTo(key);
        assertThat(openKey(USERS.incrementAndGet())).isNotEqualTo(key);
        assertThat(send(trader(user), "PUT", KEYS)).isEqualTo(new Reply(200, json(key)));
        assertThat(send(trader(user), "PUT", KEYS + "?listenKey=" + key)).isEqualTo(new Reply(200, json(key)));
        assertThat(send(trader(user), "DELETE", KEYS)).isEqualTo(new Reply(200, JSON.readTree("{}")));
        Reply gone = send(trader(user), "PUT", KEYS);
        assertThat(gone.status()).isEqualTo(400);
        assertThat(gone.body()).isEqualTo(JSON.readTree("{\"code\":-1125,\"msg\":\"This listenKey does not exist.\"}"));
        assertThat(openKey(user)).isNotEqualTo(key);
        assertThat(send(Identity.anonymous(), "POST", KEYS).body().path("code").asInt())
                .isEqualTo(-2015);
    }

    private static JsonNode json(String key) {
        return JSON.readTree("{\"listenKey\":\"" + key + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/ws/KEY, false, false",
        "/private/ws?listenKey=KEY, false, false",
        "/private/ws/KEY, false, false",
        "/private/ws, true, false",
        "/private/stream?streams=KEY, false, true",
        "/private/stream, true, true",
        "/private/stream?streams=, true, true",
    })
    void tellsTheEventsOfTheKeysAccountAndOfNobodyElse(String form, boolean subscribes, boolean wrapped)
            throws Exception {
        String key = openKey(user);
        long other = USERS.incrementAndGet();
        openKey(other);
        try (Socket socket = connect(form.replace("KEY", key))) {
            if (subscribes) {
                socket.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + key + "\"],\"id\":\"a1\"}");
                await().atMost(HEARD_MAX).until(() -> !socket.heard().isEmpty());
                assertThat(socket.heard()).containsExactly(JSON.readTree("{\"result\":null,\"id\":\"a1\"}"));
                socket.heard().clear();
            }
            await().atMost(HEARD_MAX).until(() -> listeners.hasAny(account(user).value()));

            say(new AccountFact.OrderOpened(Fixtures.order(account(other))));
            say(new AccountFact.OrderOpened(Fixtures.order(account(user))));
            say(Fixtures.filled(Fixtures.order(account(other)), 200));
            say(Fixtures.filled(Fixtures.order(account(user)), 200));

            await().atMost(HEARD_MAX).until(() -> socket.heard().size() >= 4);
            assertThat(socket.heard())
                    .extracting(frame -> event(frame, key, wrapped))
                    .containsExactly(
                            "ORDER_TRADE_UPDATE NEW", "TRADE_LITE ", "ACCOUNT_UPDATE ", "ORDER_TRADE_UPDATE TRADE");
        }
        await().atMost(HEARD_MAX).until(() -> !listeners.hasAny(account(user).value()));
    }

    private static String event(JsonNode frame, String key, boolean wrapped) {
        if (wrapped) {
            assertThat(frame.path("stream").asString("")).isEqualTo(key);
        }
        JsonNode event = wrapped ? frame.path("data") : frame;
        return event.path("e").asString("") + " " + event.path("o").path("x").asString("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws/KEY",
                "/private/ws?listenKey=KEY",
                "/private/ws/KEY",
                "/private/stream?streams=KEY",
                "/private/ws?listenKey=short"
            })
    void turnsAwayWhoHasNoValidKey(String form) throws Exception {
        String ended = openKey(user);
        send(trader(user), "DELETE", KEYS);

        try (Socket socket = connect(form.replace("KEY", ended))) {
            assertThat(socket.closed().get(HEARD_MAX.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1008);
            assertThat(socket.heard()).isEmpty();
        }
        assertThat(listeners.hasAny(account(user).value())).isFalse();
    }

    @Test
    void answersRequestsOnASocket() throws Exception {
        String key = openKey(user);
        try (Socket socket = connect("/private/stream")) {
            socket.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + "x".repeat(64) + "\"],\"id\":1}");
            socket.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + key + "\"],\"id\":2}");
            socket.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
            socket.say("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"" + key + "\"],\"id\":4}");
            socket.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":5}");
            socket.say("{\"method\":\"SHUT_DOWN\",\"id\":6}");
            socket.say("no json");
            socket.say("[]");

            await().atMost(HEARD_MAX).until(() -> socket.heard().size() == 8);
            assertThat(socket.heard())
                    .containsExactly(
                            JSON.readTree(
                                    "{\"error\":{\"code\":-1125,\"msg\":\"This listenKey does not exist.\"},\"id\":1}"),
                            JSON.readTree("{\"result\":null,\"id\":2}"),
                            JSON.readTree("{\"result\":[\"" + key + "\"],\"id\":3}"),
                            JSON.readTree("{\"result\":null,\"id\":4}"),
                            JSON.readTree("{\"result\":[],\"id\":5}"),
                            JSON.readTree(
                                    "{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown method\"},\"id\":6}"),
                            JSON.readTree(
                                    "{\"error\":{\"code\":3,\"msg\":\"Invalid JSON: expected value\"},\"id\":null}"),
                            JSON.readTree(
                                    "{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown method\"},\"id\":null}"));
            assertThat(listeners.hasAny(account(user).value())).isFalse();
        }
    }

    @Test
    void letsNobodyInWithoutAnIdentity() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + KEYS))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
    }

    private String openKey(long id) throws Exception {
        Reply reply = send(trader(id), "POST", KEYS);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().path("listenKey").asString("");
    }

    private Reply send(Identity caller, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(HEARD_MAX)
                .header(IdentityToken.HEADER, token(caller))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
    }

    /** Connects as the gateway does for a client who only has his key. */
    private Socket connect(String path) throws IOException {
        URI uri = URI.create("ws://127.0.0.1:" + port + path);
        return new Socket(HTTP, uri, IdentityToken.HEADER, token(Identity.anonymous()));
    }

    private static String token(Identity caller) throws IOException {
        return GATEWAY.signer(Path.of("target", "keys"), InstantSource.system())
                .sign(caller, List.of("notify-service"));
    }

    private static Identity trader(long id) {
        return Identity.user(id, 0, Set.of(Role.TRADER), Set.of(Permission.READ), "key:k");
    }

    private static AccountId account(long id) {
        return AccountId.of(id, 0);
    }

    private void say(Message message) {
        PackWriter writer = new PackWriter();
        writer.begin(Source.RISK, 1, mark.number() + 1, mark.hash());
        writer.append(InstantSource.system().millis(), 0, message);
        byte[] pack = writer.toBytes();
        sender.sendAcknowledged(Destination.ASSET, pack);
        PackReader reader = new PackReader().wrap(pack);
        while (reader.next()) {
            mark = new StreamMark(reader.number(), reader.hashAfter());
        }
    }
}
