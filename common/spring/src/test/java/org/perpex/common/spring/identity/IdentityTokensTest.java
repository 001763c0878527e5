package org.perpex.common.spring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTokensTest {

    private static final Identity ALICE =
            Identity.user(1001, 2, Set.of(Role.TRADER), Set.of(Permission.READ, Permission.TRADE), "key:abc");

    @TempDir
    private Path folder;

    private final MutableClock clock = new MutableClock();
    private final IdentityKeyPair gatewayKey = IdentityKeyPair.generate("gateway", "gateway");
    private final IdentityKeyPair tradeKey = IdentityKeyPair.generate("trade", "trade-service");
    private IdentityTokens gateway;
    private IdentityTokens trade;
    private IdentityTokens wallet;

    @BeforeEach
    void start() throws Exception {
        gateway = gatewayKey.signer(folder, clock);
        trade = tradeKey.signer(folder, clock);
        AcceptedKeys accepted = new AcceptedKeys(List.of(gatewayKey.accepted(), tradeKey.accepted()), clock);
        wallet = IdentityTokens.of(
                "wallet-service", new IdentityProperties(List.of(), null, Duration.ZERO), accepted, clock);
    }

    @Test
    void carriesEverythingThatTheGatewaySaid() throws Exception {
        IdentityToken token = wallet.verify(gateway.sign(ALICE, List.of("wallet-service", "x")), "wallet-service");

        assertThat(token.identity()).isEqualTo(ALICE);
        assertThat(token.issuer()).isEqualTo("gateway");
        assertThat(token.audience()).containsExactlyInAnyOrder("wallet-service", "x");
    }

    @Test
    void refusesAnotherAudience() {
        assertRefused(gateway.sign(ALICE, List.of("trade-service")), "another audience");
    }

    @Test
    void refusesAnotherUserUnderTheSameSignature() {
        String[] parts = gateway.sign(ALICE, List.of("wallet-service")).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("\"1001\"");
        String other = encode(claims.replace("\"1001\"", "\"1002\""));

        assertRefused(parts[0] + "." + other + "." + parts[2], "signature does not hold");
    }

    @Test
    void refusesEveryAlterationOfOneBit() {
        byte[] token = gateway.sign(ALICE, List.of("wallet-service")).getBytes(StandardCharsets.US_ASCII);
        int tried = 0;
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] altered = token.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = new String(altered, StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> wallet.verify(text, "wallet-service"))
                    .as("bit %s", bit)
                    .isInstanceOf(IdentityRejected.class);
            tried++;
        }
        assertThat(tried).isGreaterThan(1_000);
    }

    @Test
    void refusesAnotherKeyUnderTheSameId() throws Exception {
        IdentityTokens forger = IdentityKeyPair.generate("gateway", "gateway").signer(folder.resolve("other"), clock);

        assertRefused(forger.sign(ALICE, List.of("wallet-service")), "signature does not hold");
    }

    @Test
    void refusesAnUnknownKey() throws Exception {
        IdentityTokens stranger =
                IdentityKeyPair.generate("stranger", "gateway").signer(folder, clock);

        assertRefused(stranger.sign(ALICE, List.of("wallet-service")), "not accepted");
    }

    @Test
    void refusesTheAlgorithmNoneAndEveryOther() {
        String[] parts = gateway.sign(ALICE, List.of("wallet-service")).split("\\.");

        assertRefused(encode("{\"alg\":\"none\",\"kid\":\"gateway\"}") + "." + parts[1] + ".", "");
        assertRefused(encode("{\"alg\":\"none\",\"kid\":\"gateway\"}") + "." + parts[1] + "." + parts[2], "");
        assertRefused(encode("{\"alg\":\"HS256\",\"kid\":\"gateway\"}") + "." + parts[1] + "." + parts[2], "");
        assertRefused(encode("{\"kid\":\"gateway\"}") + "." + parts[1] + "." + parts[2], "");
    }

    @Test
    void refusesAReplayAfterThirtySeconds() throws Exception {
        String token = gateway.sign(ALICE, List.of("wallet-service"));
        clock.advance(Duration.ofSeconds(25));
        assertThat(wallet.verify(token, "wallet-service").identity()).isEqualTo(ALICE);

        clock.advance(Duration.ofSeconds(5));

        assertRefused(token, "expired");
    }

    @Test
    void refusesATokenFromTheFuture() {
        MutableClock ahead = new MutableClock();
        ahead.advance(Duration.ofSeconds(4));

        assertThatThrownBy(() -> wallet.verify(
                        gatewayKey.signer(folder, ahead).sign(ALICE, List.of("wallet-service")), "wallet-service"))
                .hasMessageContaining("future");
    }

    @Test
    void allowsTwoSecondsOfClockSkew() throws Exception {
        MutableClock ahead = new MutableClock();
        ahead.advance(Duration.ofSeconds(2));
        String token = gatewayKey.signer(folder, ahead).sign(ALICE, List.of("wallet-service"));

        assertThat(wallet.verify(token, "wallet-service").identity()).isEqualTo(ALICE);
    }

    @Test
    void letsAServiceSpeakForItselfAlone() throws Exception {
        String own = trade.signAsService(List.of("wallet-service"));
        assertThat(wallet.verify(own, "wallet-service").identity().isService("trade"))
                .isTrue();

        assertRefused(trade.sign(ALICE, List.of("wallet-service")), "itself alone");
        assertRefused(trade.sign(Identity.service("finance"), List.of("wallet-service")), "itself alone");
    }

    @Test
    void refusesRubbish() {
        for (String rubbish : List.of("", ".", "..", "a.b.c", "x".repeat(5_000), "...", "e30.e30.")) {
            assertThatThrownBy(() -> wallet.verify(rubbish, "wallet-service")).isInstanceOf(IdentityRejected.class);
        }
    }

    @Test
    void aTokenThatWasProvedBeforeStillEndsWithItsTime() throws Exception {
        String token = gateway.sign(ALICE, List.of("wallet-service"));
        assertThat(wallet.verify(token, "wallet-service")).isEqualTo(wallet.verify(token, "wallet-service"));
        clock.advance(Duration.ofSeconds(31));
        assertRefused(token, "expired");
    }

    @Test
    void aTokenThatWasProvedBeforeIsStillForItsAudienceAlone() throws Exception {
        String token = gateway.sign(ALICE, List.of("wallet-service"));
        wallet.verify(token, "wallet-service");
        assertThatThrownBy(() -> wallet.verify(token, "finance-service"))
                .isInstanceOf(IdentityRejected.class)
                .hasMessageContaining("another audience");
        assertRefused(token.substring(0, token.length() - 4) + "AAAA", "signature");
    }

    private void assertRefused(String token, String why) {
        assertThatThrownBy(() -> wallet.verify(token, "wallet-service"))
                .isInstanceOf(IdentityRejected.class)
                .hasMessageContaining(why);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
