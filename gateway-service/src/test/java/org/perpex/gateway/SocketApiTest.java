package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SocketApiTest {

    private static final Exchange EXCHANGE = Exchange.RUNNING;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = EXCHANGE.gateway(
                EmbeddedRedis.shared(),
                Map.of(
                        "perpex.gateway.limits.address-weight-minute", "1000000",
                        "perpex.gateway.limits.orders-minute", "40",
                        "perpex.gateway.edge.trusted-proxies[0]", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "encoded"})
    void placesAnOrderThatIsSignedOverTheSortedParameters(String form) throws Exception {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        Client client = new Client();
        Map<String, Object> order = Map.of(
                "symbol", "BTCUSDT", "side", "BUY", "price", 9000.10, "reduceOnly", false, "newClientOrderId", "a b/c");
        UnaryOperator<String> encoding = form.equals("plain")
                ? UnaryOperator.identity()
                : value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");

        JsonNode answer = client.ask("order.place", signed(order, key, encoding));

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.path("result").path("service").asString()).isEqualTo("trade-service");
        Backend.Received received = EXCHANGE.service("trade").last();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.uri())
                .startsWith("/fapi/v1/order?")
                .contains("newClientOrderId=a%20b%2Fc", "price=9000.1", "reduceOnly=false", "symbol=BTCUSDT")
                .doesNotContain("signature", "apiKey");
        assertThat(EXCHANGE.identity(received.identity(), "trade-service")
                        .identity()
                        .userId())
                .isEqualTo(key.user());
        assertThat(limits(answer))
                .containsEntry("ORDERS SECOND 10", "300 1")
                .containsEntry("ORDERS MINUTE 1", "40 1")
                .containsKey("REQUEST_WEIGHT MINUTE 1");
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ping, GET, /fapi/v1/ping, market",
        "time, GET, /fapi/v1/time, market",
        "depth, GET, /fapi/v1/depth?symbol, market",
        "ticker.price, GET, /fapi/v1/ticker/price?symbol, market",
        "ticker.book, GET, /fapi/v1/ticker/bookTicker?symbol, market",
        "order.modify, PUT, /fapi/v1/order?symbol, trade",
        "order.cancel, DELETE, /fapi/v1/order?symbol, trade",
        "order.status, GET, /fapi/v1/order?symbol, trade",
        "algoOrder.place, POST, /fapi/v1/algoOrder?symbol, trade",
        "algoOrder.cancel, DELETE, /fapi/v1/algoOrder?symbol, trade",
        "account.status, GET, /fapi/v2/account, risk",
        "v2/account.status, GET, /fapi/v3/account, risk",
        "account.balance, GET, /fapi/v2/balance, risk",
        "v2/account.balance, GET, /fapi/v3/balance, risk",
        "account.position, GET, /fapi/v2/positionRisk, risk",
        "v2/account.position, GET, /fapi/v3/positionRisk, risk",
        "userDataStream.start, POST, /fapi/v1/listenKey, notify",
        "userDataStream.ping, PUT, /fapi/v1/listenKey, notify",
        "userDataStream.stop, DELETE, /fapi/v1/listenKey, notify",
    })
    void leadsEveryMethodToItsEndpoint(String method, String http, String uri, String service) throws Exception {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        Client client = new Client();
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (uri.contains("symbol")) {
            parameters.put("symbol", "BTCUSDT");
        }

        JsonNode answer = client.ask(method, signed(parameters, key, UnaryOperator.identity()));

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.path("id").asString()).isEqualTo("1");
        Backend.Received received = EXCHANGE.service(service).last();
        assertThat(received.method()).isEqualTo(http);
        assertThat(received.uri()).startsWith(uri.replace("?symbol", "?"));
        assertThat(received.uri().contains("symbol=BTCUSDT")).isEqualTo(uri.contains("symbol"));
        client.close();
    }

    @Test
    void refusesAsTheEndpointDoes() throws Exception {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        Users.Key reader = EXCHANGE.users().hmacKey(new Users.Grant(List.of("READ"), List.of(), List.of()));
        Users.Key elsewhere =
                EXCHANGE.users().hmacKey(new Users.Grant(List.of("READ", "TRADE"), List.of(), List.of("10.0.0.0/8")));
        Client client = new Client();
        int before = EXCHANGE.service("trade").received().size();
        Map<String, Object> order = Map.of("symbol", "BTCUSDT");

        assertThat(code(client.ask("order.place", order))).isEqualTo(-2014);
        assertThat(code(client.ask("order.place", Map.of("apiKey", key.name()))))
                .isEqualTo(-1102);
        Map<String, Object> changed = signed(order, key, UnaryOperator.identity());
        changed.put("symbol", "ETHUSDT");
        assertThat(code(client.ask("order.place", changed))).isEqualTo(-1022);
        assertThat(code(client.ask("order.place", signed(order, reader, UnaryOperator.identity()))))
                .isEqualTo(-2015);
        assertThat(code(client.ask("order.place", signed(order, elsewhere, UnaryOperator.identity()))))
                .isEqualTo(-2015);
        assertThat(client.askFrom("10.1.2.3", "order.place", signed(order, elsewhere, UnaryOperator.identity()))
                        .path("status")
                        .asInt())
                .isEqualTo(200);
        Map<String, Object> late = new TreeMap<>(order);
        late.put("timestamp", System.currentTimeMillis() - 61_000);
        assertThat(code(client.ask("order.place", signed(late, key, UnaryOperator.identity()))))
                .isEqualTo(-1021);
        assertThat(EXCHANGE.service("trade").received()).hasSize(before + 1);
        client.close();
    }

    @Test
    void answersWhatIsNoRequest() throws Exception {
        Client client = new Client();

        for (String text : List.of(
                "",
                "{",
                "[]",
                "{\"id\":\"1\"}",
                "{\"id\":{},\"method\":\"ping\"}",
                "{\"id\":1,\"method\":\"ping\",\"params\":[]}",
                "{\"id\":1,\"method\":\"ping\",\"params\":{\"a\":{}}}",
                "{\"id\":1,\"method\":\"ping\",\"params\":{\"a\":1,\"a\":2}}",
                "{\"id\":1,\"method\":\"ping\",\"params\":{\"a&b\":1}}",
                "{\"id\":1,\"method\":\"ping\"} x",
                "{\"id\":1,\"method\":\"ping\"}" + " ".repeat(65_536))) {
            JsonNode answer = client.say(text);
            assertThat(answer.path("status").asInt()).as(text).isEqualTo(400);
            assertThat(code(answer)).as(text).isEqualTo(-1100);
            assertThat(answer.path("id").isNull()).as(text).isTrue();
        }
        assertThat(code(client.say("{\"id\":7,\"method\":\"order.dance\"}"))).isEqualTo(-1020);
        JsonNode numbered = client.say("{\"id\":7,\"method\":\"ping\",\"params\":{\"returnRateLimits\":false}}");
        assertThat(numbered.path("id").isInt()).isTrue();
        assertThat(numbered.path("id").asInt()).isEqualTo(7);
        assertThat(numbered.has("rateLimits")).isFalse();
        client.close();
        assertThat(Gateway.code(gateway.get("/ws-fapi/v1"))).isEqualTo(-1020);
    }

    @Test
    void logsAConnectionOnWithAnEd25519KeyAlone() throws Exception {
        Users.Key key = EXCHANGE.users().publicKey("ED25519", Users.Grant.TRADER);
        Client client = new Client();

        for (Users.Key other : List.of(
                EXCHANGE.users().hmacKey(Users.Grant.TRADER), EXCHANGE.users().publicKey("RSA", Users.Grant.TRADER))) {
            assertThat(code(client.ask("session.logon", signed(Map.of(), other, UnaryOperator.identity()))))
                    .isEqualTo(-2015);
        }
        assertThat(client.ask("session.status", Map.of())
                        .path("result")
                        .path("apiKey")
                        .isNull())
                .isTrue();
        JsonNode on = client.ask("session.logon", signed(Map.of(), key, UnaryOperator.identity()));
        assertThat(on.path("result").path("apiKey").asString())
                .as(on.toString())
                .isEqualTo(key.name());
        assertThat(on.path("result").path("authorizedSince").asLong()).isPositive();

        Map<String, Object> order =
                Map.of("symbol", "BTCUSDT", "recvWindow", 60_000, "timestamp", System.currentTimeMillis());
        assertThat(client.ask("order.place", order).path("status").asInt()).isEqualTo(200);
        assertThat(EXCHANGE.identity(EXCHANGE.service("trade").last().identity(), "trade-service")
                        .identity()
                        .userId())
                .isEqualTo(key.user());
        assertThat(client.ask("userDataStream.start", Map.of()).path("status").asInt())
                .isEqualTo(200);
        assertThat(code(client.ask("order.place", Map.of("symbol", "BTCUSDT")))).isEqualTo(-1102);

        JsonNode off = client.ask("session.logout", Map.of());
        assertThat(off.path("result").path("apiKey").isNull()).isTrue();
        assertThat(code(client.ask("order.place", order))).isEqualTo(-2014);
        client.close();
    }

    @Test
    void countsOrdersTogetherWithThoseOverRest() throws Exception {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        Client client = new Client();
        JsonNode last = JSON.createObjectNode();
        int most = 0;
        while (!last.has("error")) {
            gateway.signed("POST", "/fapi/v1/order", "symbol=BTCUSDT", key);
            last = client.ask("order.place", signed(Map.of("symbol", "BTCUSDT"), key, UnaryOperator.identity()));
            most = Math.max(most, ordersInMinute(last));
        }

        // As many came over REST: forty in a minute are the limit of both together.
        assertThat(most).isEqualTo(40);
        assertThat(last.path("status").asInt()).isEqualTo(429);
        assertThat(code(last)).isEqualTo(-1015);
        assertThat(last.path("error").path("data").path("retryAfter").asLong())
                .isGreaterThan(System.currentTimeMillis() - 1_000);
        client.close();
    }

    private static int code(JsonNode answer) {
        return answer.path("error").path("code").asInt();
    }

    private static int ordersInMinute(JsonNode answer) {
        String limit = limits(answer).getOrDefault("ORDERS MINUTE 1", "40 0");
        return Integer.parseInt(limit.substring(limit.indexOf(' ') + 1));
    }

    private static Map<String, String> limits(JsonNode answer) {
        Map<String, String> limits = new TreeMap<>();
        for (JsonNode limit : answer.path("rateLimits")) {
            limits.put(
                    limit.path("rateLimitType").asString() + " "
                            + limit.path("interval").asString() + " "
                            + limit.path("intervalNum").asInt(),
                    limit.path("limit").asInt() + " " + limit.path("count").asInt());
        }
        return limits;
    }

    /** Adds the key, the time unless there is one, and the signature. */
    private static Map<String, Object> signed(
            Map<String, Object> parameters, Users.Key key, UnaryOperator<String> encoding) {
        TreeMap<String, Object> all = new TreeMap<>(parameters);
        all.put("apiKey", key.name());
        all.putIfAbsent("recvWindow", 60_000);
        all.putIfAbsent("timestamp", System.currentTimeMillis());
        String text = all.entrySet().stream()
                .map(entry ->
                        entry.getKey() + "=" + encoding.apply(entry.getValue().toString()))
                .collect(Collectors.joining("&"));
        Map<String, Object> signed = new LinkedHashMap<>(all.descendingMap());
        signed.put("signature", key.sign(text));
        return signed;
    }

    /** A client that asks one thing after another. */
    private static final class Client implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;

        Client() {
            this("127.0.0.1");
        }

        Client(String address) {
            socket = Gateway.CLIENT
                    .newWebSocketBuilder()
                    .header("X-Forwarded-For", address)
                    .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + "/ws-fapi/v1"), this)
                    .join();
        }

        JsonNode ask(String method, Map<String, Object> parameters) throws InterruptedException {
            return say(JSON.writeValueAsString(Map.of("id", "1", "method", method, "params", parameters)));
        }

        JsonNode askFrom(String address, String method, Map<String, Object> parameters) throws InterruptedException {
            Client other = new Client(address);
            JsonNode answer = other.ask(method, parameters);
            other.close();
            return answer;
        }

        JsonNode say(String text) throws InterruptedException {
            socket.sendText(text, true).join();
            String answer = heard.poll(10, TimeUnit.SECONDS);
            return JSON.readTree(answer == null ? "{}" : answer);
        }

        void close() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
