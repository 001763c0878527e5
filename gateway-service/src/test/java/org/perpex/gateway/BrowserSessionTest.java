package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.perpex.gateway.revocation.Revocations;

/** What a page can do with its session, and another site cannot. */
class BrowserSessionTest {

    private static final Exchange EXCHANGE = Exchange.RUNNING;
    private static final String PATH = "/api/v1/browser-session";
    private static final String CREDENTIALS = "{\"email\":\"a@b.example\",\"password\":\"correct horse battery\"}";
    private static EmbeddedRedis redis;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.started();
        gateway = EXCHANGE.gateway(redis, Map.of("perpex.gateway.limits.address-weight-minute", "1000000"));
        Revocations revocations = gateway.context().getBean(Revocations.class);
        Awaitility.await().atMost(java.time.Duration.ofSeconds(15)).until(revocations::isHearing);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        redis.close();
    }

    @Test
    void keepsTokensInCookiesThatNoScriptAndNoOtherSiteCanUse() {
        answer("/api/v1/sessions", "access-1", "refresh-1");

        HttpResponse<String> response = gateway.send(fromPage(PATH).POST(BodyPublishers.ofString(CREDENTIALS)));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("perpex-access=access-1;")
                        .contains("Path=/;", "Max-Age=300;", "Secure", "HTTPOnly", "SameSite=Strict"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("perpex-refresh=refresh-1;")
                        .contains("Path=" + PATH + "/refresh;", "Secure", "HTTPOnly", "SameSite=Strict"))
                .hasSize(2);
        assertThat(new String(EXCHANGE.service("user").last().body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(CREDENTIALS);
    }

    @Test
    void renewsWithTheRefreshCookieAlone() {
        answer("/api/v1/sessions/refresh", "access-2", "refresh-2");

        HttpResponse<String> response = gateway.send(fromPage(PATH + "/refresh")
                .header("Cookie", "x=1; perpex-refresh=refresh-1")
                .POST(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(new String(EXCHANGE.service("user").last().body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"refreshToken\":\"refresh-1\"}");
        assertThat(EXCHANGE.service("user").last().header("Cookie")).isNull();
        assertThat(gateway.send(fromPage(PATH + "/refresh").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void actsForTheSessionOfThePage() throws Exception {
        String token = EXCHANGE.users().session("s-page", "TRADER");

        assertThat(gateway.send(fromPage("/fapi/v2/account").header("Cookie", "perpex-access=" + token))
                        .statusCode())
                .isEqualTo(200);
        Backend.Received received = EXCHANGE.service("risk").last();
        assertThat(EXCHANGE.identity(received.identity(), "risk-service")
                        .identity()
                        .via())
                .isEqualTo("session:s-page");
        assertThat(received.header("Cookie")).isNull();

        HttpResponse<String> self = gateway.send(fromPage(PATH).header("Cookie", "perpex-access=" + token));
        assertThat(self.statusCode()).isEqualTo(200);
        assertThat(Gateway.json(self).path("roles").get(0).asString()).isEqualTo("TRADER");
    }

    @Test
    void endsTheSessionAndForgetsTheCookies() {
        String token = EXCHANGE.users().session("s-leaves", "TRADER");

        HttpResponse<String> response = gateway.send(
                fromPage(PATH).header("Cookie", "perpex-access=" + token).DELETE());

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(EXCHANGE.service("user").last().uri()).isEqualTo("/api/v1/sessions/current");
        assertThat(response.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Other, perpex-web, X-Other, x",
        "X-Requested-By, somebody, X-Other, x",
        "X-Requested-By, perpex-web, Sec-Fetch-Site, cross-site",
        "X-Requested-By, perpex-web, Sec-Fetch-Site, same-site",
        "X-Requested-By, perpex-web, Origin, https://evil.example",
        "X-Requested-By, perpex-web, Origin, null",
    })
    void refusesWhatAnotherSiteSendsWithTheCookies(String name, String value, String other, String said) {
        String token = EXCHANGE.users().session("s-forged", "TRADER");
        int before = EXCHANGE.service("wallet").received().size()
                + EXCHANGE.service("user").received().stream()
                        .filter(each -> each.uri().startsWith("/api/"))
                        .toList()
                        .size();

        for (String path : List.of("/api/v1/wallet/transfers", PATH, PATH + "/refresh")) {
            HttpResponse<String> response = gateway.send(gateway.request(path)
                    .header(name, value)
                    .header(other, said)
                    .header("Content-Type", "application/json")
                    .header("Cookie", "perpex-access=" + token + "; perpex-refresh=r")
                    .POST(BodyPublishers.ofString(CREDENTIALS)));
            assertThat(response.statusCode()).as(path).isEqualTo(403);
            assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(EXCHANGE.service("wallet").received().size()
                        + EXCHANGE.service("user").received().stream()
                                .filter(each -> each.uri().startsWith("/api/"))
                                .toList()
                                .size())
                .isEqualTo(before);
    }

    @Test
    void takesTheOriginOfItsOwnPages() {
        String token = EXCHANGE.users().session("s-own", "TRADER");

        assertThat(gateway.send(fromPage("/fapi/v2/account")
                                .header("Origin", "http://127.0.0.1:" + gateway.port())
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Cookie", "perpex-access=" + token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksNothingOfProgramsThatHoldATokenOrAKey() {
        String token = EXCHANGE.users().session("s-program", "TRADER");
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);

        assertThat(gateway.getWithToken("/fapi/v2/account", token).statusCode()).isEqualTo(200);
        assertThat(gateway.signed("GET", "/fapi/v2/account", "", key).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesACookieThatHoldsNoToken() {
        assertThat(gateway.send(fromPage("/fapi/v2/account").header("Cookie", "perpex-access=nonsense"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(gateway.send(fromPage("/api/v1/wallet/balances")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void grantsNoOtherSiteAPreflight() {
        HttpResponse<String> response = gateway.send(gateway.request("/api/v1/wallet/transfers")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-requested-by")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
                .isEmpty();
    }

    private static HttpRequest.Builder fromPage(String path) {
        return gateway.request(path).header("X-Requested-By", "perpex-web").header("Content-Type", "application/json");
    }

    private static void answer(String path, String access, String refresh) {
        EXCHANGE.service("user")
                .document(
                        path,
                        "{\"userId\":1,\"accessToken\":\"%s\",\"refreshToken\":\"%s\",\"expiresIn\":300,\"tokenType\":\"Bearer\"}"
                                .formatted(access, refresh));
    }
}
