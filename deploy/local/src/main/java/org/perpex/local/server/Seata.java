package org.perpex.local.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.perpex.local.part.Health;
import org.perpex.local.part.Jvm;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.secret.Secrets;

/** The coordinator of Seata, with its sessions in files. */
public final class Seata {

    private static final String SETTINGS = """
            server:
              address: 127.0.0.1
              port: %1$d
            logging:
              config: %2$s
              file.path: %6$s
            console.user: {username: seata, password: '%3$s'}
            seata:
              config.type: file
              registry.type: file
              store: {mode: file, file: {dir: %4$s}}
              server.service-port: %5$d
              security:
                secretKey: %3$s
                tokenValidityInMilliseconds: 1800000
                ignore.urls: /api/v1/auth/login
            """;

    private static final String LOGGING = """
            <configuration>
              <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %-5level [%thread] %logger{36} - %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out"/></root>
              <logger name="io.seata.server.coordinator" level="INFO"/>
            </configuration>
            """;

    private Seata() {}

    /** Returns the question whether it serves. */
    public static Health health() {
        return Seata::acceptsConnections;
    }

    /** Returns the part. */
    public static Part part(Layout layout, Secrets secrets) {
        Path folder = Layout.folder(layout.data("seata"));
        Path settings = folder.resolve("application.yml");
        Path logging = folder.resolve("logback.xml");
        try {
            Files.writeString(
                    settings,
                    SETTINGS.formatted(
                            ServerPorts.SEATA_CONSOLE,
                            logging,
                            secrets.password("seata.console"),
                            folder.resolve("sessions"),
                            ServerPorts.SEATA,
                            folder.resolve("logs")));
            Files.writeString(logging, LOGGING);
        } catch (IOException e) {
            throw new PlatformFailure("cannot write " + settings + ": " + e.getMessage(), e);
        }
        Jvm jvm = new Jvm(
                160,
                false,
                List.of("-XX:MaxDirectMemorySize=64m", "-Duser.home=" + folder, "-Dspring.config.location=" + settings),
                ServerClassPath.ofSeata(),
                "io.seata.server.ServerApplication");
        return new Part(
                        "seata",
                        List.of(ServerPorts.SEATA, ServerPorts.SEATA_CONSOLE),
                        List.of(),
                        jvm.command(List.of()),
                        Map.of(),
                        folder,
                        health())
                .yielding();
    }

    /** Its console answers before the coordinator listens, so the coordinator's own port is what counts. */
    private static boolean acceptsConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", ServerPorts.SEATA), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
