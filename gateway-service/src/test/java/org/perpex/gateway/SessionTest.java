package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.perpex.gateway.revocation.Revocations;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

class SessionTest {

    private static final Exchange EXCHANGE = Exchange.RUNNING;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static EmbeddedRedis redis;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.started();
        gateway = EXCHANGE.gateway(redis, Map.of("perpex.gateway.limits.address-weight-minute", "1000000"));
        awaitHearing();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        redis.close();
    }

    @Test
    void takesAnAccessToken() throws Exception {
        String token = EXCHANGE.users().session("s-ok", "TRADER");

        assertThat(gateway.getWithToken("/api/v1/wallet/balances", token).statusCode())
                .isEqualTo(200);
        Backend.Received received = EXCHANGE.service("wallet").last();
        Identity identity =
                EXCHANGE.identity(received.identity(), "wallet-service").identity();
        assertThat(identity.via()).isEqualTo("session:s-ok");
        assertThat(identity.isUser()).isTrue();
        assertThat(received.header("Authorization")).isNull();
        assertThat(gateway.getWithToken("/fapi/v2/account", token).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTokensThatDoNotHold() {
        String token = EXCHANGE.users().session("s-altered", "TRADER");
        int payload = token.indexOf('.') + 20;
        String altered =
                token.substring(0, payload) + (token.charAt(payload) == 'A' ? 'B' : 'A') + token.substring(payload + 1);
        String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
        String none = java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);

        for (String bad : List.of(
                altered,
                unsigned,
                none,
                "nonsense",
                EXCHANGE.users().session("s-expired", "perpex-user", -60, "TRADER"),
                EXCHANGE.users().session("s-issuer", "somebody", 300, "TRADER"))) {
            HttpResponse<String> response = gateway.getWithToken("/api/v1/wallet/balances", bad);
            assertThat(response.statusCode()).as(bad).isEqualTo(401);
        }
        assertThat(gateway.get("/api/v1/wallet/balances").statusCode()).isEqualTo(401);
    }

    @Test
    void keepsKeysAwayFromWhatPeopleDoThemselves() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);

        assertThat(gateway.signed("GET", "/api/v1/api-keys", "", key).statusCode())
                .isEqualTo(401);
    }

    @Test
    void opensAdministrationToOperatorsAloneAndTheFeedToItsRole() {
        String trader = EXCHANGE.users().session("s-trader", "TRADER");
        String admin = EXCHANGE.users().session("s-admin", "ADMIN");
        Users.Key feed =
                EXCHANGE.users().hmacKey(new Users.Grant(List.of("READ", "TRADE"), List.of("FEED"), List.of()));
        Users.Key other = EXCHANGE.users().hmacKey(Users.Grant.TRADER);

        assertThat(gateway.getWithToken("/api/admin/risk/state", trader).statusCode())
                .isEqualTo(403);
        assertThat(gateway.getWithToken("/api/admin/risk/state", admin).statusCode())
                .isEqualTo(200);
        assertThat(gateway.signed("POST", "/api/admin/market/index-prices", "", feed)
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.signed("POST", "/api/admin/market/index-prices", "", other)
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.signed("GET", "/api/admin/risk/state", "", feed).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAWithdrawnKeyAndAnEndedSessionWithinASecond() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        String token = EXCHANGE.users().session("s-ends", "TRADER");
        assertThat(gateway.signed("GET", "/fapi/v2/account", "", key).statusCode())
                .isEqualTo(200);
        assertThat(gateway.getWithToken("/api/v1/wallet/balances", token).statusCode())
                .isEqualTo(200);

        // The books still say that both are good: only the topic says otherwise.
        publish("{\"kind\":\"key\",\"id\":\"" + key.name() + "\"}");
        publish("{\"kind\":\"session\",\"id\":\"s-ends\"}");

        Awaitility.await().atMost(SECOND).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            assertThat(gateway.signed("GET", "/fapi/v2/account", "", key).statusCode())
                    .isEqualTo(401);
            assertThat(gateway.getWithToken("/api/v1/wallet/balances", token).statusCode())
                    .isEqualTo(401);
        });
    }

    @Test
    void asksAgainForTheKeysOfAUserOfWhomItIsSaidThatHeChanged() {
        Users.Key frozen = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        Users.Key other = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        assertThat(gateway.signed("GET", "/fapi/v2/account", "", frozen).statusCode())
                .isEqualTo(200);
        assertThat(gateway.signed("GET", "/fapi/v2/account", "", other).statusCode())
                .isEqualTo(200);

        // The books have changed, which the gateway cannot know until it is told; it keeps what it knows of others.
        EXCHANGE.users().withdraw(frozen);
        EXCHANGE.users().withdraw(other);
        publish("{\"kind\":\"user\",\"id\":\"" + frozen.user() + "\"}");

        Awaitility.await()
                .atMost(SECOND)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(gateway.signed("GET", "/fapi/v2/account", "", frozen)
                                .statusCode())
                        .isEqualTo(401));
        assertThat(gateway.signed("GET", "/fapi/v2/account", "", other).statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsSupportSeeAdministrationAndLeavesTheRestToTheServices() {
        String support = EXCHANGE.users().session("s-support", "SUPPORT");
        String manager = EXCHANGE.users().session("s-manager", "RISK_MANAGER");
        String maker = EXCHANGE.users().session("s-maker", "MARKET_MAKER", "TRADER");

        for (String path : List.of(
                "/api/admin/user/audit",
                "/api/admin/market/markets",
                "/api/admin/risk/dangers",
                "/api/admin/wallet/ledger/transfers",
                "/api/admin/system/services")) {
            assertThat(gateway.getWithToken(path, support).statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(gateway.getWithToken(path, manager).statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(gateway.getWithToken(path, maker).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void refusesAWithdrawnKeyWithinASecondWithoutRedisToo() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        Users.Key kept = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        assertThat(gateway.signed("GET", "/fapi/v2/account", "", key).statusCode())
                .isEqualTo(200);
        redis.kill();
        try {
            EXCHANGE.users().withdraw(key);
            Awaitility.await()
                    .atMost(Duration.ofMillis(1_100))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            gateway.signed("GET", "/fapi/v2/account", "", key).statusCode() == 401);
            assertThat(gateway.signed("GET", "/fapi/v2/account", "", kept).statusCode())
                    .isEqualTo(200);
        } finally {
            redis.restart();
        }
        awaitHearing();
    }

    @Test
    void keepsWhatItKnowsNear() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        for (int i = 0; i < 50; i++) {
            gateway.signed("GET", "/fapi/v2/account", "", key);
        }

        assertThat(EXCHANGE.service("user").count(key.name())).isLessThan(5);
    }

    @Test
    void asksForListenKeysByAnyMethodOfTheirs() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            assertThat(gateway.send(gateway.request("/fapi/v1/listenKey")
                                    .header("X-MBX-APIKEY", key.name())
                                    .method(method, BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static void publish(String message) {
        gateway.context()
                .getBean(RedissonClient.class)
                .getTopic("perpex:revoked", StringCodec.INSTANCE)
                .publish(message);
    }

    private static void awaitHearing() {
        Revocations revocations = gateway.context().getBean(Revocations.class);
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(revocations::isHearing);
    }
}
