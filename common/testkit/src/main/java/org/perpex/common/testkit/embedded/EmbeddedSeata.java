package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real Seata coordinator on a free port, in a JVM with a class path of its own, with its sessions in files.
 *
 * <p>{@link #shared()} is one server per JVM, started at the first call. A test that kills or restarts its server takes
 * one with {@link #started()}. All of them end with the JVM at the latest.
 */
public final class EmbeddedSeata implements AutoCloseable {

    private static final class Shared {
        static final EmbeddedSeata SERVER = started();
    }

    private static final String CLASS_PATH = "/seata-server.classpath";

    private static final String SETTINGS = """
            server.port: %d
            logging: {config: %s, file.path: %s}
            console.user: {username: seata, password: seata}
            seata:
              config.type: file
              registry.type: file
              store: {mode: file, file: {dir: %s}}
              server:
                service-port: %d
                recovery: {rollbacking-retry-period: 200, committing-retry-period: 200}
              security:
                secretKey: a-key-for-the-console-of-a-server-that-only-tests-see
                tokenValidityInMilliseconds: 1800000
                ignore.urls: /,/api/v1/auth/login
            """;

    private static final String LOGGING = """
            <configuration>
              <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %msg%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final Path folder;
    private final int port;
    private final int consolePort;
    private ServerProcess process;

    private EmbeddedSeata(Path folder) {
        this.folder = folder;
        this.port = Ports.freeWith();
        this.consolePort = Ports.freeWith();
        this.process = launch();
    }

    /** Returns the server that all tests of this JVM share. */
    public static EmbeddedSeata shared() {
        return Shared.SERVER;
    }

    /** Returns a server of the caller's own. */
    public static EmbeddedSeata started() {
        Path folder = Folders.own("seata");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
        return new EmbeddedSeata(folder);
    }

    /** Returns host and port, as {@code PERPEX_SEATA} wants them. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns all that the coordinator has logged: each session and branch with its XID and its resource. */
    public List<String> log() {
        try {
            return Files.readAllLines(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server with kill -9. Its sessions stay for {@link #restart()}. */
    public void kill() {
        process.kill();
    }

    /** Stops the server if it runs, and starts it with the same sessions on the same port. */
    public void restart() {
        process.stop();
        process = launch();
    }

    @Override
    public void close() {
        process.stop();
        Folders.delete(folder);
    }

    private ServerProcess launch() {
        Path settings = folder.resolve("application.yml");
        Path logging = folder.resolve("logback.xml");
        try (InputStream classPath = EmbeddedSeata.class.getResourceAsStream(CLASS_PATH)) {
            if (classPath == null) {
                throw new IllegalStateException("perpex-seata-server is not on the class path");
            }
            Files.writeString(
                    settings, SETTINGS.formatted(consolePort, logging, folder, folder.resolve("sessions"), port));
            Files.writeString(logging, LOGGING);
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Duser.home=" + folder,
                    "-Dspring.config.location=" + settings,
                    "-cp",
                    new String(classPath.readAllBytes(), StandardCharsets.UTF_8).strip(),
                    "io.seata.server.ServerApplication");
            return ServerProcess.start(command, folder.resolve("log"), () -> Ports.accepts(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
