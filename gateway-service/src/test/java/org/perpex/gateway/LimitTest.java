package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.web.ClientAddress;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.perpex.gateway.revocation.Revocations;

class LimitTest {

    private static final Exchange EXCHANGE = Exchange.RUNNING;
    private static final Map<String, String> LIMITS = Map.of(
            "perpex.gateway.limits.address-weight-minute", "200",
            "perpex.gateway.limits.refusals-minute", "28",
            "perpex.gateway.limits.orders-ten-seconds", "20",
            "perpex.gateway.limits.orders-minute", "1000",
            "perpex.gateway.limits.maker-orders-ten-seconds", "500",
            "perpex.gateway.edge.trusted-proxies[0]", "127.0.0.1");
    private static EmbeddedRedis redis;
    private static Gateway one;
    private static Gateway two;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.started();
        one = EXCHANGE.gateway(redis, LIMITS);
        two = EXCHANGE.gateway(redis, LIMITS);
        awaitHearing(one);
        awaitHearing(two);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        redis.close();
    }

    @Test
    void countsAnAddressOverAllGateways() {
        List<HttpResponse<String>> answers = alternating(14, "/fapi/v1/historicalTrades", "203.0.113.1");

        // Twenty each: ten fit. A minute that ends in between lets up to ten more through.
        long passed =
                answers.stream().filter(answer -> answer.statusCode() == 200).count();
        assertThat(passed).isBetween(10L, 14L);
        alternating(30, "/fapi/v1/historicalTrades", "203.0.113.2");
        HttpResponse<String> refused = from(one, "/fapi/v1/historicalTrades", "203.0.113.2");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Gateway.code(refused)).isEqualTo(-1003);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 61L);
        assertThat(from(one, "/fapi/v1/ping", "203.0.113.3").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhatIsUsedAndChargesByTheSizeOfTheAnswer() {
        String address = "203.0.113.4";
        long first = used(from(one, "/fapi/v1/depth?symbol=BTCUSDT&limit=5", address));
        long second = used(from(two, "/fapi/v1/depth?symbol=BTCUSDT&limit=1000", address));
        long third = used(from(one, "/fapi/v1/ticker/24hr", address));

        assertThat(first).isEqualTo(2);
        assertThat(second).isIn(20L, 22L);
        assertThat(third).isIn(40L, 60L, 62L);
    }

    @Test
    void countsOrdersOfAnAccountOverAllGateways() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        List<HttpResponse<String>> answers = IntStream.range(0, 60)
                .mapToObj(i -> (i % 2 == 0 ? one : two).signed("POST", "/fapi/v1/order", "symbol=BTCUSDT", key))
                .toList();

        long passed =
                answers.stream().filter(answer -> answer.statusCode() == 200).count();
        assertThat(passed).isBetween(20L, 40L);
        HttpResponse<String> refused = answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Gateway.code(refused)).isEqualTo(-1015);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 61L);
        assertThat(answers.getFirst().headers().firstValue("X-MBX-ORDER-COUNT-10S"))
                .hasValue("1");
        assertThat(answers.getFirst().headers().firstValue("X-MBX-ORDER-COUNT-1M"))
                .hasValue("1");
        assertThat(answers.getFirst().headers().firstValue("X-MBX-USED-WEIGHT-1M"))
                .isPresent();
        assertThat(one.signed("DELETE", "/fapi/v1/order", "symbol=BTCUSDT", key).statusCode())
                .isEqualTo(200);
    }

    @Test
    void measuresTheHouseMakerByLimitsOfItsOwn() {
        Users.Key maker =
                EXCHANGE.users().hmacKey(new Users.Grant(List.of("READ", "TRADE"), List.of("MARKET_MAKER"), List.of()));

        for (int i = 0; i < 60; i++) {
            assertThat(one.signed("POST", "/fapi/v1/order", "symbol=BTCUSDT", maker)
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> query = one.signed("GET", "/fapi/v1/allOrders", "symbol=BTCUSDT", maker);
        assertThat(query.statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheMakersQuotaWhenTheAddressHasUsedUpItsWeight() {
        String address = "203.0.113.41";
        Users.Key maker =
                EXCHANGE.users().hmacKey(new Users.Grant(List.of("READ", "TRADE"), List.of("MARKET_MAKER"), List.of()));
        Users.Key other = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        HttpResponse<String> refused;
        do {
            from(two, "/fapi/v1/historicalTrades", address);
            refused = orderFrom(address, other);
        } while (refused.statusCode() == 200);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Gateway.code(refused)).isEqualTo(-1003);
        assertThat(orderFrom(address, maker).statusCode()).isEqualTo(200);
        assertThat(orderFrom("203.0.113.42", other).statusCode()).isEqualTo(200);
    }

    @Test
    void bansAnAddressThatGoesOn() {
        String address = "203.0.113.40";
        int asked = 0;
        HttpResponse<String> banned;
        do {
            banned = from(two, "/fapi/v1/historicalTrades", address);
            asked++;
        } while (banned.statusCode() == 200 || banned.statusCode() == 429);

        assertThat(asked).isGreaterThan(28);
        assertThat(banned.statusCode()).isEqualTo(418);
        assertThat(from(two, "/fapi/v1/ping", address).statusCode()).isEqualTo(418);
        assertThat(Gateway.code(banned)).isEqualTo(-1003);
        assertThat(banned.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(60L, 121L);
        assertThat(Gateway.json(banned).path("msg").asString()).containsPattern("IP banned until \\d{13}\\.");
        assertThat(from(one, "/fapi/v1/ping", "203.0.113.140").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> orderFrom(String address, Users.Key key) {
        String query = "symbol=BTCUSDT&recvWindow=60000&timestamp=" + System.currentTimeMillis();
        return two.send(two.request("/fapi/v1/order?" + query + "&signature=" + key.sign(query))
                .header("X-MBX-APIKEY", key.name())
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void allowsHalfWhenRedisIsGoneAndNeverStopsCounting() {
        redis.kill();
        try {
            String address = "203.0.113.5";
            List<HttpResponse<String>> answers = IntStream.range(0, 30)
                    .mapToObj(i -> from(one, "/fapi/v1/historicalTrades", address))
                    .toList();

            long passed = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .count();
            assertThat(passed).isBetween(5L, 10L);
            assertThat(answers.getLast().statusCode()).isEqualTo(429);
        } finally {
            redis.restart();
        }
        awaitHearing(one);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> used(from(one, "/fapi/v1/ping", "203.0.113.6"))
                        < used(from(two, "/fapi/v1/ping", "203.0.113.6")));
    }

    @Test
    void passesOnTheAddressThatOurProxySaw() {
        assertThat(passedOn("203.0.113.30")).isEqualTo("203.0.113.30");
        assertThat(passedOn("2001:DB8::1")).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    private static @Nullable String passedOn(String address) {
        assertThat(from(one, "/fapi/v1/ping", address).statusCode()).isEqualTo(200);
        return EXCHANGE.service("market").last().header(ClientAddress.HEADER);
    }

    private static List<HttpResponse<String>> alternating(int count, String path, String address) {
        return IntStream.range(0, count)
                .mapToObj(i -> from(i % 2 == 0 ? one : two, path, address))
                .toList();
    }

    private static HttpResponse<String> from(Gateway gateway, String path, String address) {
        return gateway.send(gateway.request(path).header("X-Forwarded-For", "198.51.100.9, " + address));
    }

    private static long used(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("X-MBX-USED-WEIGHT-1M").orElse(-1);
    }

    private static void awaitHearing(Gateway gateway) {
        Revocations revocations = gateway.context().getBean(Revocations.class);
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(revocations::isHearing);
    }
}
