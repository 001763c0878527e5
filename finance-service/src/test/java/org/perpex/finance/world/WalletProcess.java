package org.perpex.finance.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.common.testkit.embedded.EmbeddedSeata;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** The wallet service as it is deployed, in a process that a test can kill. */
public final class WalletProcess implements AutoCloseable {

    private static final Path LOG = Path.of("target", "wallet.log");

    private final int port = freePort();
    private final RestClient http = RestClient.create("http://localhost:" + port);
    private Process process;

    public WalletProcess() {
        process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    public int port() {
        return port;
    }

    /** What it has printed, line by line, since this file is there. */
    public List<String> log() {
        try {
            return Files.readAllLines(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it with kill -9. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Starts it again and returns when it is ready. */
    public void start() {
        kill();
        Awaitility.await().until(() -> !process.isAlive());
        process = launch();
        awaitReady();
    }

    /** Returns when it answers. */
    public WalletProcess awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(this::isReady);
        return this;
    }

    /** Gives a user test funds and sends an amount on its way to the futures wallet. */
    public void fundAndTransferIn(long user, String amount) {
        post(user, "/api/v1/faucet", Map.of("asset", "USDT", "amount", amount));
        transfer(user, amount, "FUNDING", "FUTURES");
    }

    /** Asks for a transfer between the wallets of a user. */
    public void transfer(long user, String amount, String from, String to) {
        post(
                user,
                "/api/v1/wallet/transfers",
                Map.of("id", UUID.randomUUID().toString(), "asset", "USDT", "amount", amount, "from", from, "to", to));
    }

    @Override
    public void close() {
        kill();
    }

    private void post(long user, String path, Map<String, String> body) {
        http.post()
                .uri(path)
                .header(IdentityToken.HEADER, Keys.trader(user, "wallet-service"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the wallet ended; see target/wallet.log");
        }
        try {
            http.get().uri("/actuator/health").retrieve().toBodilessEntity();
            return true;
        } catch (ResourceAccessException | RestClientResponseException notYet) {
            return false;
        }
    }

    private Process launch() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("wallet.jar", ""));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE", "test,local",
                        "SERVER_PORT", Integer.toString(port),
                        "PERPEX_MYSQL", Database.address(),
                        "PERPEX_MYSQL_USER", Database.user(),
                        "PERPEX_MYSQL_PASSWORD", "",
                        "PERPEX_ROCKETMQ", EmbeddedRocketMq.shared().nameServer(),
                        "PERPEX_SEATA", EmbeddedSeata.shared().address(),
                        "SEATA_ENABLED", Keys.seataEnabled(),
                        "SPRING_APPLICATION_JSON", json(Keys.settings())));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
