package org.perpex.common.spring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rotation as an operator does it: publish the new key, change the file, later withdraw the old key. */
class KeyRotationTest {

    private static final List<String> WALLET = List.of("wallet-service");
    private static final Duration ACTIVATION = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final MutableClock clock = new MutableClock();
    private final IdentityKeyPair first = IdentityKeyPair.generate("trade-1", "trade");
    private final IdentityKeyPair second = IdentityKeyPair.generate("trade-2", "trade");
    private AcceptedKeys accepted;
    private IdentityTokens tokens;
    private Path link;

    @BeforeEach
    void start() throws Exception {
        link = folder.resolve("trade.pem");
        Files.createSymbolicLink(link, first.writeTo(folder));
        accepted = new AcceptedKeys(List.of(first.accepted()), clock);
        tokens = IdentityTokens.of(
                "trade-service", new IdentityProperties(List.of(), link, ACTIVATION), accepted, clock);
    }

    @Test
    void signsWithTheOldKeyUntilTheNewOneIsAccepted() throws Exception {
        pointTo(second);
        step(Duration.ofMinutes(5));

        assertThat(keyId(tokens.signAsService(WALLET))).isEqualTo("trade-1");
    }

    @Test
    void waitsUntilEveryOtherServiceHasTheNewKeyToo() throws Exception {
        pointTo(second);
        accepted.replace(List.of(first.accepted(), second.accepted()));
        step(ACTIVATION.minusSeconds(1));
        assertThat(keyId(tokens.signAsService(WALLET))).isEqualTo("trade-1");

        step(Duration.ofSeconds(2));

        assertThat(keyId(tokens.signAsService(WALLET))).isEqualTo("trade-2");
    }

    @Test
    void saysWhichKeySignsAndSinceWhenEvenIfNothingIsSigned() throws Exception {
        Instant started = clock.instant();
        accepted.replace(List.of(first.accepted(), second.accepted()));
        pointTo(second);
        clock.advance(ACTIVATION.minusSeconds(1));
        assertThat(tokens.keyInUse()).isEqualTo(new SigningKey.InUse("trade-1", started));

        clock.advance(Duration.ofSeconds(2));

        assertThat(tokens.keyInUse()).isEqualTo(new SigningKey.InUse("trade-2", clock.instant()));
        assertThat(keyId(tokens.signAsService(WALLET))).isEqualTo("trade-2");
    }

    @Test
    void refusesNoRequestInWholeRotations() throws Exception {
        IdentityKeyPair signing = first;
        for (int round = 0; round < 3; round++) {
            IdentityKeyPair next = IdentityKeyPair.generate("trade-" + (round + 2), "trade");
            accepted.replace(List.of(signing.accepted(), next.accepted()));
            requests(20);
            pointTo(next);
            requests(200);
            accepted.replace(List.of(next.accepted()));
            requests(20);
            assertThat(keyId(tokens.signAsService(WALLET))).isEqualTo(next.kid());
            signing = next;
        }
    }

    @Test
    void goesOnWithTheOldKeyWhileTheFileIsBroken() throws Exception {
        accepted.replace(List.of(first.accepted(), second.accepted()));
        Files.delete(link);
        step(Duration.ofMinutes(1));
        assertThat(keyId(tokens.signAsService(WALLET))).isEqualTo("trade-1");

        Files.writeString(link, "-----BEGIN PRIVATE KEY-----\nMC4CAQ");
        step(Duration.ofMinutes(1));

        assertThat(keyId(tokens.signAsService(WALLET))).isEqualTo("trade-1");
    }

    @Test
    void acceptsAKeyThatReplacesAnotherUnderTheSameName() throws Exception {
        IdentityKeyPair same = IdentityKeyPair.generate("trade-1", "trade");
        accepted.replace(List.of(first.accepted(), same.accepted()));
        String before = tokens.signAsService(WALLET);
        Files.move(
                same.writeTo(folder.resolve("new")),
                folder.resolve("trade-1.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        step(ACTIVATION.plusSeconds(1));

        // The first look finds the file, and the key has been accepted for long enough by then.
        String after = tokens.signAsService(WALLET);

        accepted.replace(List.of(same.accepted()));
        assertThat(tokens.verify(after, "wallet-service").issuer()).isEqualTo("trade");
        assertThatThrownBy(() -> tokens.verify(before, "wallet-service")).isInstanceOf(IdentityRejected.class);
    }

    @Test
    void aKeyThatIsTakenAwayNoLongerProvesWhatItHasProved() throws Exception {
        String token = tokens.signAsService(WALLET);
        assertThat(tokens.verify(token, "wallet-service").issuer()).isEqualTo("trade");

        accepted.replace(List.of(second.accepted()));

        assertThatThrownBy(() -> tokens.verify(token, "wallet-service")).isInstanceOf(IdentityRejected.class);
    }

    @Test
    void keepsTheListInForceWhenANewOneIsUnusable() throws Exception {
        String token = tokens.signAsService(WALLET);
        assertThatThrownBy(() -> accepted.replace(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accepted.replace(List.of(
                        first.accepted(), new IdentityProperties.AcceptedKey("trade-2", "trade", "bm90IGEga2V5"))))
                .hasMessageContaining("trade-2");

        assertThat(tokens.verify(token, "wallet-service").issuer()).isEqualTo("trade");
    }

    private void requests(int count) throws IdentityRejected {
        for (int i = 0; i < count; i++) {
            step(Duration.ofMillis(100));
            tokens.verify(tokens.signAsService(WALLET), "wallet-service");
        }
    }

    private void step(Duration by) {
        clock.advance(by);
        tokens.signAsService(WALLET);
    }

    private void pointTo(IdentityKeyPair pair) throws Exception {
        Path fresh = folder.resolve("fresh");
        Files.createSymbolicLink(fresh, pair.writeTo(folder));
        Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String keyId(String token) throws Exception {
        org.jose4j.jws.JsonWebSignature signature = new org.jose4j.jws.JsonWebSignature();
        signature.setCompactSerialization(token);
        return signature.getKeyIdHeaderValue();
    }
}
