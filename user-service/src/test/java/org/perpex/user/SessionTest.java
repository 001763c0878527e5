package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.web.ClientAddress;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.annotation.Autowired;

class SessionTest extends OnSharedServers {

    @Autowired
    private RedissonClient redis;

    @Test
    void signsInWithAShortAccessTokenThatThePublishedKeysProve() throws Exception {
        Reply signedIn = signedIn();

        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.json().path("expiresIn").asInt()).isEqualTo(300);
        var claims = claims(signedIn);
        assertThat(claims.path("iss").asString("")).isEqualTo("perpex-user");
        assertThat(claims.path("sub").asString("")).isEqualTo(signedIn.field("userId"));
        assertThat(claims.path("roles").toString()).isEqualTo("[\"TRADER\"]");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
        assertThat(JwksCheck.proves(jwks(), signedIn.field("accessToken"))).isTrue();
        assertThat(JwksCheck.proves(jwks(), JwksCheck.altered(signedIn.field("accessToken"))))
                .isFalse();
        assertThat(jwks()).doesNotContain("\"d\":");
    }

    @Test
    void answersAWrongPasswordAndAnUnknownAddressAlike() {
        String email = someone();
        register(email, PASSWORD);

        Reply wrong = login(email, "not the password");
        Reply unknown = login(someone(), "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(unknown.text());
        assertThat(wrong.reason()).isEqualTo("CREDENTIALS_WRONG");
    }

    @Test
    void slowsDownWhoGuesses() {
        String email = someone();
        register(email, PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(loginFrom("192.0.2.1", email, "guess " + i).status()).isEqualTo(401);
        }

        Reply throttled = loginFrom("192.0.2.1", email, PASSWORD);

        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, 900L);
        assertThat(loginFrom("192.0.2.2", email, PASSWORD).status())
                .as("the owner, from elsewhere")
                .isEqualTo(200);
        CLOCK.advance(Duration.ofMinutes(16));
        assertThat(loginFrom("192.0.2.1", email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoTriesManyPeopleFromOneAddress() {
        String email = someone();
        register(email, PASSWORD);
        for (int i = 0; i < 50; i++) {
            assertThat(loginFrom("192.0.2.7", someone(), PASSWORD).status()).isEqualTo(401);
        }

        assertThat(loginFrom("192.0.2.7", email, PASSWORD).status()).isEqualTo(429);
        assertThat(loginFrom("192.0.2.8", email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoChangesTheAddressWithinHisOwnNetwork() {
        String email = someone();
        register(email, PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(loginFrom("2001:db8:1:2:0:0:0:" + i, email, "guess " + i).status())
                    .isEqualTo(401);
        }

        assertThat(loginFrom("2001:db8:1:2:a:b:c:d", email, PASSWORD).status()).isEqualTo(429);
        assertThat(loginFrom("2001:db8:1:3:0:0:0:1", email, PASSWORD).status())
                .as("the owner, from another network")
                .isEqualTo(200);
    }

    @Test
    void slowsDownWhoTriesManyPeopleFromOneIpv6Network() {
        String email = someone();
        register(email, PASSWORD);
        for (int i = 0; i < 50; i++) {
            assertThat(loginFrom("2001:db8:1:7:0:0:0:" + i, someone(), PASSWORD).status())
                    .isEqualTo(401);
        }

        assertThat(loginFrom("2001:db8:1:7:0:0:0:99", email, PASSWORD).status()).isEqualTo(429);
        assertThat(loginFrom("2001:db8:1:8:0:0:0:99", email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void rotatesTheRefreshToken() {
        Reply first = signedIn();

        Reply second = refresh(first.field("refreshToken"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.field("refreshToken")).isNotEqualTo(first.field("refreshToken"));
        assertThat(claims(second).path("sid")).isEqualTo(claims(first).path("sid"));
        assertThat(refresh(second.field("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void endsTheWholeSessionWhenARefreshTokenComesTwice() {
        Reply first = signedIn();
        Reply second = refresh(first.field("refreshToken"));

        Reply stolen = refresh(first.field("refreshToken"));

        assertThat(stolen.status()).isEqualTo(401);
        assertThat(refresh(second.field("refreshToken")).status()).isEqualTo(401);
        assertThat(get("/internal/sessions/" + sessionId(first), GATEWAY_ITSELF).text())
                .isEqualTo("{\"revoked\":true}");
        assertThat(note("session", sessionId(first))).isTrue();
    }

    @Test
    void givesTheNextPairToExactlyOneOfManyAtOnce() throws Exception {
        String token = signedIn().field("refreshToken");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> refresh(token).status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> call : pool.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).allMatch(status -> status == 200 || status == 401);
    }

    @Test
    void refusesRefreshTokensThatAreOldOrInvented() {
        Reply signedIn = signedIn();
        assertThat(refresh("invented").reason()).isEqualTo("REFRESH_TOKEN_INVALID");
        assertThat(send("POST", "/api/v1/sessions/refresh", Identity.anonymous(), "{}")
                        .status())
                .isEqualTo(401);

        CLOCK.advance(Duration.ofDays(15));

        assertThat(refresh(signedIn.field("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void signsOutAndTellsEveryGatewayWithinASecond() {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        redis.getTopic("perpex:revoked", StringCodec.INSTANCE)
                .addListener(String.class, (channel, message) -> heard.add(message));
        Reply signedIn = signedIn();
        assertThat(get("/internal/sessions/" + sessionId(signedIn), GATEWAY_ITSELF)
                        .text())
                .isEqualTo("{\"revoked\":false}");

        Reply out = send("DELETE", "/api/v1/sessions/current", identity(signedIn), null);

        assertThat(out.status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(1))
                .until(() -> heard.contains("{\"kind\":\"session\",\"id\":\"" + sessionId(signedIn) + "\"}"));
        assertThat(note("session", sessionId(signedIn))).isTrue();
        assertThat(refresh(signedIn.field("refreshToken")).status()).isEqualTo(401);
        assertThat(get("/internal/sessions/" + sessionId(signedIn), GATEWAY_ITSELF)
                        .text())
                .isEqualTo("{\"revoked\":true}");
    }

    @Test
    void signsOutOnlyWhoIsInASession() {
        Identity key =
                Identity.user(1001, 0, identity(signedIn()).roles(), java.util.Set.of(Permission.READ), "key:abc");
        assertThat(send("DELETE", "/api/v1/sessions/current", key, null).status())
                .isEqualTo(403);
        assertThat(send("DELETE", "/api/v1/sessions/current", Identity.anonymous(), null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void showsTheStateOfSessionsToServicesOnly() {
        Reply signedIn = signedIn();
        assertThat(get("/internal/sessions/" + sessionId(signedIn), identity(signedIn))
                        .status())
                .isEqualTo(403);
        assertThat(get("/internal/sessions/unknown", GATEWAY_ITSELF).status()).isEqualTo(404);
    }

    @Test
    void changesTheSigningKeyWithoutInvalidatingAnyToken() {
        Reply before = signedIn();
        String kid = header(before).path("kid").asString("");
        String published = jwks();
        CLOCK.advance(Duration.ofHours(24));

        Reply after = signedIn();

        String next = header(after).path("kid").asString("");
        assertThat(next).isNotEqualTo(kid);
        assertThat(published).as("published before it signs").contains(next);
        assertThat(jwks()).as("published until its last token has expired").contains(kid, next);
        assertThat(JwksCheck.proves(jwks(), before.field("accessToken"))).isTrue();
    }

    @Test
    void keepsSigningKeysSealedInTheDatabase() {
        signedIn();
        List<@Nullable String> sealed = database.sql("SELECT sealed_key FROM signing_key")
                .query(String.class)
                .list();

        assertThat(sealed).isNotEmpty().allSatisfy(key -> assertThat(key).doesNotContain("\"kty\"", "\"d\""));
    }

    @Test
    void countsLogInsRegistrationsAndActivePeople() {
        String email = someone();
        long failedBefore = meter("perpex_user_logins_total", "failed");
        register(email, PASSWORD);
        login(email, "a wrong password");
        login(email, PASSWORD);

        assertThat(meter("perpex_user_logins_total", "failed")).isEqualTo(failedBefore + 1);
        assertThat(meter("perpex_user_registrations_total", "")).isPositive();
        await().atMost(Duration.ofSeconds(15)).until(() -> meter("perpex_user_active", "") > 0);
    }

    private long meter(String name, String tag) {
        return get("/actuator/prometheus", null)
                .text()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(tag))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    private Reply loginFrom(String address, String email, String password) {
        return send(
                "POST",
                "/api/v1/sessions",
                Identity.anonymous(),
                Map.of("email", email, "password", password),
                Map.of(ClientAddress.HEADER, address));
    }

    private boolean note(String kind, String id) {
        return redis.getBucket("perpex:revoked:" + kind + ":" + id, StringCodec.INSTANCE)
                .isExists();
    }

    private static String sessionId(Reply signedIn) {
        return claims(signedIn).path("sid").asString("");
    }

    private String jwks() {
        return get("/oauth2/jwks", GATEWAY_ITSELF).text();
    }
}
