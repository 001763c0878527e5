package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.annotation.Autowired;

class ApiKeyTest extends OnSharedServers {

    @Autowired
    private RedissonClient redis;

    private Identity alice = Identity.anonymous();

    @BeforeEach
    void signIn() {
        alice = identity(signedIn());
    }

    @Test
    void showsTheSecretOfAnHmacKeyOnceAndKeepsItSealed() throws Exception {
        Reply created = create(Map.of("label", "bot", "kind", "HMAC", "permissions", List.of("READ", "TRADE")));

        assertThat(created.status()).isEqualTo(201);
        String apiKey = created.field("apiKey");
        String secret = created.field("apiSecret");
        assertThat(apiKey).hasSize(64).isAlphanumeric();
        assertThat(secret).hasSize(64).isAlphanumeric();
        assertThat(list().text()).contains(apiKey).doesNotContain(secret, "apiSecret", "sealed");
        String stored = database.sql("SELECT sealed_secret FROM api_key WHERE api_key = ?")
                .param(apiKey)
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(secret);
        assertThat(open(apiKey, stored)).isEqualTo(secret);
    }

    @Test
    void handsTheGatewayWhatItChecksARequestBy() throws Exception {
        Reply created = create(Map.of(
                "label",
                "bot",
                "kind",
                "HMAC",
                "permissions",
                List.of("TRADE", "READ"),
                "ipAllowList",
                List.of("192.0.2.7", "2001:db8::/32")));
        String apiKey = created.field("apiKey");

        Reply kept = get("/internal/api-keys/" + apiKey, GATEWAY_ITSELF);

        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.json().path("userId").asLong()).isEqualTo(alice.userId());
        assertThat(kept.json().path("subAccount").asInt()).isZero();
        assertThat(kept.field("kind")).isEqualTo("HMAC");
        assertThat(kept.json().path("permissions").toString()).isEqualTo("[\"READ\",\"TRADE\"]");
        assertThat(kept.json().path("roles").toString()).isEqualTo("[\"TRADER\"]");
        assertThat(kept.json().path("ipAllowList").toString()).isEqualTo("[\"192.0.2.7\",\"2001:db8:0:0:0:0:0:0/32\"]");
        assertThat(kept.json().path("revoked").asBoolean()).isFalse();
        assertThat(open(apiKey, kept.field("encryptedSecret"))).isEqualTo(created.field("apiSecret"));
        assertThat(get("/internal/api-keys/unknown", GATEWAY_ITSELF).status()).isEqualTo(404);
        assertThat(get("/internal/api-keys/" + apiKey, alice).status()).isEqualTo(403);
    }

    @Test
    void takesPublicKeysInsteadOfMakingSecrets() throws Exception {
        for (String kind : List.of("ED25519", "RSA")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.equals("RSA") ? "RSA" : "Ed25519");
            if (kind.equals("RSA")) {
                generator.initialize(2048);
            }
            byte[] der = generator.generateKeyPair().getPublic().getEncoded();
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(der) + "\n-----END PUBLIC KEY-----\n";

            Reply created = create(Map.of("label", kind, "kind", kind, "publicKey", pem));

            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json().has("apiSecret")).isFalse();
            Reply kept = get("/internal/api-keys/" + created.field("apiKey"), GATEWAY_ITSELF);
            assertThat(Base64.getDecoder().decode(kept.field("publicKey"))).isEqualTo(der);
            assertThat(kept.json().path("encryptedSecret").isNull()).isTrue();
        }
    }

    @Test
    void refusesKeysThatMakeNoSense() throws Exception {
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);
        String weakKey = Base64.getEncoder()
                .encodeToString(weak.generateKeyPair().getPublic().getEncoded());

        refused("LABEL_INVALID", Map.of("kind", "HMAC"));
        refused("LABEL_INVALID", Map.of("label", "x".repeat(65), "kind", "HMAC"));
        refused("KIND_INVALID", Map.of("label", "a", "kind", "DSA"));
        refused("PERMISSIONS_INVALID", Map.of("label", "a", "kind", "HMAC", "permissions", List.of()));
        refused("PERMISSIONS_INVALID", Map.of("label", "a", "kind", "HMAC", "permissions", List.of("ALL")));
        refused("PUBLIC_KEY_INVALID", Map.of("label", "a", "kind", "HMAC", "publicKey", weakKey));
        refused("PUBLIC_KEY_INVALID", Map.of("label", "a", "kind", "ED25519"));
        refused("PUBLIC_KEY_INVALID", Map.of("label", "a", "kind", "RSA", "publicKey", weakKey));
        refused("PUBLIC_KEY_INVALID", Map.of("label", "a", "kind", "ED25519", "publicKey", "rubbish"));
        refused("ADDRESSES_INVALID", Map.of("label", "a", "kind", "HMAC", "ipAllowList", List.of("example.org")));
        refused("ADDRESSES_INVALID", Map.of("label", "a", "kind", "HMAC", "ipAllowList", List.of("192.0.2.0/33")));
        refused("ADDRESSES_REQUIRED", Map.of("label", "a", "kind", "HMAC", "permissions", List.of("WITHDRAW")));
    }

    @Test
    void revokesAKeyAndTellsEveryGatewayWithinASecond() {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        redis.getTopic("perpex:revoked", StringCodec.INSTANCE)
                .addListener(String.class, (channel, message) -> heard.add(message));
        String apiKey = create(Map.of("label", "bot", "kind", "HMAC")).field("apiKey");

        Reply revoked = send("DELETE", "/api/v1/api-keys/" + apiKey, alice, null);

        assertThat(revoked.status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(1))
                .until(() -> heard.contains("{\"kind\":\"key\",\"id\":\"" + apiKey + "\"}"));
        assertThat(redis.getBucket("perpex:revoked:key:" + apiKey, StringCodec.INSTANCE)
                        .remainTimeToLive())
                .isBetween(300_000L, 331_000L);
        assertThat(get("/internal/api-keys/" + apiKey, GATEWAY_ITSELF)
                        .json()
                        .path("revoked")
                        .asBoolean())
                .isTrue();
        assertThat(list().text()).doesNotContain(apiKey);
        assertThat(send("DELETE", "/api/v1/api-keys/" + apiKey, alice, null).status())
                .isEqualTo(404);
    }

    @Test
    void keepsTheKeysOfOthersOutOfReach() {
        String apiKey = create(Map.of("label", "mine", "kind", "HMAC")).field("apiKey");
        Identity mallory = identity(signedIn());

        assertThat(send("DELETE", "/api/v1/api-keys/" + apiKey, mallory, null).status())
                .isEqualTo(404);
        assertThat(get("/api/v1/api-keys", mallory).text()).isEqualTo("[]");
        assertThat(list().text()).contains(apiKey);
    }

    @Test
    void letsNoKeyMakeKeys() {
        Identity key = Identity.user(alice.userId(), 0, Set.of(Role.TRADER), Set.of(Permission.values()), "key:abc");

        assertThat(send("POST", "/api/v1/api-keys", key, Map.of("label", "a", "kind", "HMAC"))
                        .reason())
                .isEqualTo("SESSION_REQUIRED");
        assertThat(get("/api/v1/api-keys", Identity.anonymous()).status()).isEqualTo(401);
    }

    @Test
    void limitsTheKeysOfAUser() {
        Map<String, Object> wanted = new HashMap<>(Map.of("label", "bot", "kind", "HMAC"));
        for (int i = 0; i < 30; i++) {
            assertThat(create(wanted).status()).isEqualTo(201);
        }

        assertThat(create(wanted).reason()).isEqualTo("KEYS_TOO_MANY");
    }

    private Reply create(Map<String, Object> wanted) {
        return send("POST", "/api/v1/api-keys", alice, wanted);
    }

    private Reply list() {
        return get("/api/v1/api-keys", alice);
    }

    private void refused(String reason, Map<String, Object> wanted) {
        Reply reply = create(wanted);
        assertThat(reply.status()).as(reason).isEqualTo(400);
        assertThat(reply.reason()).isEqualTo(reason);
    }

    /** Opens a secret as the gateway does. */
    private static String open(String apiKey, String sealed) throws Exception {
        byte[] all = Base64.getDecoder().decode(sealed);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(SECRETS_KEY, "AES"), new GCMParameterSpec(128, all, 0, 12));
        cipher.updateAAD(apiKey.getBytes(StandardCharsets.UTF_8));
        return new String(cipher.doFinal(Arrays.copyOfRange(all, 12, all.length)), StandardCharsets.UTF_8);
    }
}
