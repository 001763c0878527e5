package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service as it runs on one's own machine, with a database and a Redis of its own that may die. */
@ActiveProfiles("local")
class LocalProfileTest extends RunningUserService {

    private static final EmbeddedRedis REDIS = EmbeddedRedis.started();

    @Autowired
    private RedissonClient redis;

    @DynamicPropertySource
    static void own(DynamicPropertyRegistry registry) {
        settings(registry, "perpex_user_local", REDIS);
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @Test
    void createsTheAdministratorThatTheEnvironmentNames() {
        Reply admin = login(ADMIN_EMAIL, PASSWORD);

        assertThat(admin.status()).isEqualTo(200);
        assertThat(claims(admin).path("roles").toString()).isEqualTo("[\"ADMIN\",\"TRADER\"]");
    }

    @Test
    void announcesARevocationAsSoonAsRedisIsBack() {
        Identity alice = identity(signedIn());
        String apiKey = send("POST", "/api/v1/api-keys", alice, Map.of("label", "bot", "kind", "HMAC"))
                .field("apiKey");
        REDIS.kill();

        Reply revoked = send("DELETE", "/api/v1/api-keys/" + apiKey, alice, null);

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(get("/internal/api-keys/" + apiKey, GATEWAY_ITSELF)
                        .json()
                        .path("revoked")
                        .asBoolean())
                .isTrue();
        assertThat(get("/actuator/health", null).status()).isEqualTo(200);
        assertThat(pending()).isOne();
        REDIS.restart();
        await().atMost(Duration.ofSeconds(20)).until(() -> pending() == 0);
        assertThat(redis.getBucket("perpex:revoked:key:" + apiKey, StringCodec.INSTANCE)
                        .isExists())
                .isTrue();
    }

    private int pending() {
        return database.sql("SELECT COUNT(*) FROM revocation")
                .query(Integer.class)
                .single();
    }
}
