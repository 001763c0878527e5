package org.perpex.local.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.secret.IdentityKeys;

/** Two services that say over HTTP which key they sign with, as real ones do. */
class KeyRotationTest {

    private static final KeyRotation.Limits SHORT =
            new KeyRotation.Limits(Duration.ofSeconds(2), Duration.ofMillis(1_500));

    @TempDir
    private Path checkout;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<String> published = new ArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private IdentityKeys keys;

    @BeforeEach
    void makeKeys() {
        keys = IdentityKeys.of(new Layout(checkout), List.of("trade", "wallet"));
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void withdrawsOldKeysOnlyWhenTheLastServiceHasChangedAndItsTokensHaveRunOut() throws Exception {
        AtomicReference<String> wallet = new AtomicReference<>(using("wallet-1", Instant.now()));
        Signer trade = signer("trade", new AtomicReference<>(using("trade-2", Instant.now())));
        AtomicReference<Instant> changed = new AtomicReference<>();
        Thread late = Thread.ofVirtual().unstarted(() -> {
            NewKeys.pause(Duration.ofMillis(700));
            changed.set(Instant.now());
            wallet.set(using("wallet-2", changed.get()));
        });
        late.start();

        rotation(trade, signer("wallet", wallet)).run();

        assertThat(Instant.now()).isAfterOrEqualTo(changed.get().plus(SHORT.tokenAgeMax()));
        assertThat(published.getLast()).contains("trade-2", "wallet-2").doesNotContain("trade-1", "wallet-1");
        assertThat(published.get(published.size() - 2)).contains("trade-1", "wallet-1");
        assertThat(said.toString(UTF_8)).contains("wallet-service signs with wallet-2", "old keys are withdrawn");
    }

    @Test
    void keepsTheOldKeysAndNamesEachServiceThatHasNotTakenItsNewOne() throws Exception {
        Signer trade = signer("trade", new AtomicReference<>(using("trade-1", Instant.now())));
        Signer wallet = signer("wallet", new AtomicReference<>("not what is asked for"));

        assertThatThrownBy(() -> rotation(trade, wallet).run())
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContainingAll(
                        "trade-service signs with trade-1, not with trade-2",
                        "wallet-service does not say which key it signs with",
                        "the old keys are still accepted");

        assertThat(published.getLast()).contains("trade-1", "trade-2", "wallet-1", "wallet-2");
        assertThat(keys.settings()).isEqualTo(published.getLast());
    }

    @Test
    void doesNotWaitForAServiceThatDoesNotRun() throws Exception {
        Signer trade = signer("trade", new AtomicReference<>(using("trade-2", Instant.now())));

        rotation(trade, new Signer("wallet", 1, () -> false)).run();

        assertThat(published.getLast()).doesNotContain("trade-1", "wallet-1");
    }

    @Test
    void asksAgainBeforeItWithdraws() throws Exception {
        Instant restarted = Instant.now().plusMillis(800);
        AtomicReference<String> wallet = new AtomicReference<>(using("wallet-2", Instant.EPOCH));
        Signer trade = signer("trade", new AtomicReference<>(using("trade-2", Instant.now())));
        Thread restart = Thread.ofVirtual().unstarted(() -> {
            NewKeys.pause(Duration.ofMillis(800));
            wallet.set(using("wallet-1", restarted));
        });
        restart.start();

        assertThatThrownBy(() -> rotation(trade, signer("wallet", wallet)).run())
                .hasMessageContaining("wallet-service signs with wallet-1, not with wallet-2");

        assertThat(published.getLast()).contains("wallet-1");
    }

    private KeyRotation rotation(Signer... signers) {
        Progress progress = new Progress(new PrintStream(said, true, UTF_8));
        return new KeyRotation(keys, published::add, List.of(signers), progress, SHORT);
    }

    private Signer signer(String name, AtomicReference<String> answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/actuator/identity", exchange -> {
            byte[] body = answer.get().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return new Signer(name, server.getAddress().getPort(), () -> true);
    }

    private static String using(String key, Instant since) {
        return "{\"signsWith\":\"" + key + "\",\"since\":\"" + since + "\"}";
    }
}
