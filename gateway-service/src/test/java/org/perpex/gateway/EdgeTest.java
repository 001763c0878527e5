package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.web.ClientAddress;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.perpex.gateway.route.EdgeRoutes;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.DecoratingProxy;
import org.springframework.core.Ordered;
import org.springframework.test.util.ReflectionTestUtils;

class EdgeTest {

    private static final Exchange EXCHANGE = Exchange.RUNNING;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = EXCHANGE.gateway(
                EmbeddedRedis.shared(), Map.of("perpex.gateway.limits.address-weight-minute", "100000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void runsItsFiltersInTheOrderOfTheArchitecture() {
        FilteringWebHandler handler = gateway.context().getBean(FilteringWebHandler.class);
        Route route = Objects.requireNonNull(
                gateway.context().getBean(EdgeRoutes.class).getRoutes().blockFirst());
        List<GatewayFilter> filters = ReflectionTestUtils.invokeMethod(handler, "getCombinedFilters", route);

        assertThat(Objects.requireNonNull(filters).stream()
                        .map(EdgeTest::nameOf)
                        .toList())
                .containsExactly(
                        "TraceFilter",
                        "AuthenticationFilter",
                        "WeightFilter",
                        "SentinelGatewayFilter",
                        "IdentityFilter",
                        "BrowserSessions",
                        "NettyWriteResponseFilter",
                        "SocketApiFilter",
                        "RouteToRequestUrlFilter",
                        "ReachFilter",
                        "ReactiveLoadBalancerClientFilter",
                        "WebsocketRoutingFilter",
                        "NettyRoutingFilter");
    }

    private static String nameOf(GatewayFilter filter) {
        Object inner = filter instanceof Ordered ? ReflectionTestUtils.getField(filter, "delegate") : filter;
        return ((DecoratingProxy) Objects.requireNonNull(inner))
                .getDecoratedClass()
                .getSimpleName();
    }

    @Test
    void namesEachRequestAndForgetsWhatTheClientCalledIt() {
        HttpResponse<String> response = gateway.send(gateway.request("/fapi/v1/time?n=trace")
                .header("X-Perpex-Trace", "0123456789abcdef0123456789abcdef")
                .header("x-perpex-identity", "forged")
                .header("X-PERPEX-Anything", "else")
                .header("X-Other", "stays"));

        String trace = response.headers().firstValue("X-Perpex-Trace").orElseThrow();
        Backend.Received received = EXCHANGE.service("market").last();
        assertThat(trace).matches("[0-9a-f]{32}").isNotEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(response.headers().allValues("X-Perpex-Trace")).hasSize(1);
        assertThat(received.header("X-Perpex-Trace")).isEqualTo(trace);
        assertThat(received.header("X-Perpex-Identity")).isNotEqualTo("forged").contains(".");
        assertThat(received.header("X-Perpex-Anything")).isNull();
        assertThat(received.header("X-Other")).isEqualTo("stays");
    }

    @Test
    void saysItselfWhereAClientComesFrom() {
        gateway.send(gateway.request("/api/v1/sessions?n=address")
                .header("x-perpex-address", "203.0.113.7")
                .header("X-Perpex-Address", "203.0.113.8")
                .header("X-Forwarded-For", "203.0.113.9")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(EXCHANGE.service("user").last().header(ClientAddress.HEADER)).isEqualTo("127.0.0.1");
    }

    @Test
    void vouchesForNobodyOnPublicPathsAndOnlyToTheirService() throws Exception {
        gateway.get("/fapi/v1/ping");

        String token = EXCHANGE.service("market").last().identity();
        IdentityToken read = EXCHANGE.identity(token, "market-service");
        assertThat(read.identity().isAnonymous()).isTrue();
        assertThat(read.audience()).containsExactly("market-service");
    }

    @Test
    void answersUnknownPathsInTheWordsOfTheInterface() {
        HttpResponse<String> dialect = gateway.get("/fapi/v1/nothing");
        HttpResponse<String> platform = gateway.get("/api/v1/nothing");

        assertThat(dialect.statusCode()).isEqualTo(404);
        assertThat(Gateway.code(dialect)).isNegative();
        assertThat(Gateway.json(dialect).propertyNames()).containsExactly("code", "msg");
        assertThat(platform.statusCode()).isEqualTo(404);
        assertThat(platform.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Gateway.json(platform).path("status").asInt()).isEqualTo(404);
        assertThat(dialect.headers().firstValue("X-Perpex-Trace")).isPresent();
    }

    @Test
    void servesNoPathThatCouldBeReadInTwoWays() {
        int before = Set.copyOf(EXCHANGE.service("user").received()).size();
        for (String path : List.of(
                "/internal/api-keys/x",
                "/api/v1/users/..;/internal/x",
                "/oauth2/%2e%2e/internal/api-keys/x",
                "/oauth2/../internal/api-keys/x",
                "/oauth2//internal",
                "/fapi/v1/ping;a=b",
                "/fapi/v1/%70ing")) {
            assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(EXCHANGE.service("user").received()).hasSize(before);
    }

    @Test
    void refusesAMethodThatThePathDoesNotHave() {
        HttpResponse<String> dialect =
                gateway.send(gateway.request("/fapi/v1/time").POST(BodyPublishers.ofString("x=1")));
        HttpResponse<String> platform =
                gateway.send(gateway.request("/api/v1/faucet").DELETE());

        assertThat(Gateway.code(dialect)).isEqualTo(-1020);
        assertThat(platform.statusCode()).isEqualTo(405);
    }

    @Test
    void forwardsQueryAndBodyUnchanged() {
        String body = "email=a%2Bb%40c.de&x=%7B%22a%22:[1,2]}&&y=";
        gateway.send(gateway.request("/api/v1/users?a=%5B1%5D&b=+&c").POST(BodyPublishers.ofString(body)));

        Backend.Received received = EXCHANGE.service("user").last();
        assertThat(received.uri()).isEqualTo("/api/v1/users?a=%5B1%5D&b=+&c");
        assertThat(received.body()).asString().isEqualTo(body);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        HttpResponse<String> said = gateway.send(
                gateway.request("/api/v1/users").POST(BodyPublishers.ofByteArray(new byte[64 * 1024 + 1])));
        HttpResponse<String> chunked = gateway.send(gateway.request("/api/v1/users")
                .POST(BodyPublishers.ofByteArrays(List.of(new byte[40_000], new byte[40_000]))));

        assertThat(said.statusCode()).isEqualTo(413);
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(Gateway.json(said).path("detail").asString()).contains("65536");
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenAServiceIsCutOffAndNeverAsksTwice() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        HttpResponse<String> response = gateway.signed("POST", "/fapi/v1/order", "test=drop&n=" + key.user(), key);

        assertThat(response.statusCode()).isEqualTo(408);
        assertThat(Gateway.code(response)).isEqualTo(-1007);
        assertThat(EXCHANGE.service("trade").count("n=" + key.user())).isEqualTo(1);
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenAServiceTakesTooLong() {
        try (Gateway impatient =
                EXCHANGE.gateway(EmbeddedRedis.shared(), Map.of("perpex.gateway.limits.orders-minute", "100"))) {
            HttpResponse<String> response = impatient.get("/fapi/v1/time?test=slow");

            assertThat(response.statusCode()).isEqualTo(408);
            assertThat(Gateway.code(response)).isEqualTo(-1007);
        }
    }

    @Test
    void saysThatItIsUnavailableWhenNoInstanceIsThere() {
        try (Gateway alone = EXCHANGE.gateway(
                EmbeddedRedis.shared(),
                Map.of(
                        "spring.cloud.discovery.client.simple.instances.market-service[0].uri", "http://127.0.0.1:19",
                        "perpex.gateway.limits.address-weight-minute", "100000"))) {
            HttpResponse<String> unreachable = alone.get("/fapi/v1/time");
            HttpResponse<String> missing = alone.send(alone.request("/api/admin/match/x")
                    .header("Authorization", "Bearer " + EXCHANGE.users().session("operator", "OPERATOR")));

            assertThat(unreachable.statusCode()).isEqualTo(503);
            assertThat(Gateway.code(unreachable)).isEqualTo(-1001);
            assertThat(missing.statusCode()).isEqualTo(503);
        }
    }

    @Test
    void goesToAnotherInstanceWhenOneCannotBeReached() {
        try (Gateway either = EXCHANGE.gateway(
                EmbeddedRedis.shared(),
                Map.of(
                        "spring.cloud.discovery.client.simple.instances.trade-service[1].uri", "http://127.0.0.1:19",
                        "spring.cloud.discovery.client.simple.instances.trade-service[2].uri",
                                "http://127.0.0.1:29"))) {
            Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
            for (int i = 0; i < 20; i++) {
                assertThat(either.signed("POST", "/fapi/v1/order", "n=u" + key.user() + "x" + i, key)
                                .statusCode())
                        .isEqualTo(200);
                assertThat(EXCHANGE.service("trade").count("n=u" + key.user() + "x" + i + "&"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void compressesLargeAnswersForWhoWantsIt() {
        HttpResponse<String> large =
                gateway.send(gateway.request("/fapi/v1/time?test=large").header("Accept-Encoding", "gzip"));
        HttpResponse<String> small =
                gateway.send(gateway.request("/fapi/v1/time").header("Accept-Encoding", "gzip"));

        assertThat(large.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void measuresRequestsByRouteAndStatus() {
        gateway.get("/fapi/v1/openInterest?symbol=BTCUSDT");

        String metrics = gateway.get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains("perpex_gateway_requests_seconds_count{route=\"open-interest\"")
                .contains("perpex_gateway_refusals_total{reason=\"PATH_UNKNOWN\"")
                .contains("perpex_gateway_signatures_refused_total")
                .contains("perpex_gateway_limits_refused_total")
                .contains("perpex_gateway_websockets_open");
        assertThat(gateway.get("/actuator/health").body()).contains("UP");
    }

    @Test
    void showsMetricsToOurOwnNetworksAlone() {
        try (Gateway watched =
                EXCHANGE.gateway(EmbeddedRedis.shared(), Map.of("perpex.gateway.edge.metrics-from[0]", "10.0.0.0/8"))) {
            assertThat(watched.get("/actuator/prometheus").statusCode()).isEqualTo(404);
            assertThat(watched.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }
}
