package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A real RocketMQ name server and broker on free ports, in one JVM beside that of the test: so it can be killed with -9,
 * and neither its threads nor its log get into the application under test. Topics are never created by a send or a
 * subscription: {@link #createTopic} does it, and returns when clients can find the topic.
 *
 * <p>{@link #shared()} is one pair per JVM, started at the first call: give each test class topics and groups of its
 * own. A test that kills or restarts its servers takes a pair with {@link #started()}. All of them end with the JVM.
 */
public final class EmbeddedRocketMq implements AutoCloseable {

    private static final class Shared {
        static final EmbeddedRocketMq SERVERS = started();
    }

    private final Path folder;
    private final int nameServerPort = Ports.freeWith();
    private final int brokerPort = Ports.freeWith(-2, 1);
    private ServerProcess process;

    private EmbeddedRocketMq(Path folder) {
        this.folder = folder;
        this.process = launch(folder, nameServerPort, brokerPort);
    }

    /** Returns the servers that all tests of this JVM share. */
    public static EmbeddedRocketMq shared() {
        return Shared.SERVERS;
    }

    /** Returns servers of the caller's own, without topics. */
    public static EmbeddedRocketMq started() {
        return new EmbeddedRocketMq(Folders.own("rocketmq"));
    }

    /** Returns host and port of the name server, as {@code PERPEX_ROCKETMQ} wants them. They never change. */
    public String nameServer() {
        return "127.0.0.1:" + nameServerPort;
    }

    /** Returns host and port of the broker. They never change. */
    public String broker() {
        return "127.0.0.1:" + brokerPort;
    }

    /** Creates a topic, or changes the number of its queues. */
    public void createTopic(String name, int queues) {
        RocketMqTopics.create(nameServer(), broker(), name, queues);
    }

    /**
     * Ends both servers with kill -9. Messages and topics stay for {@link #start()}; the offsets of consumer groups may
     * fall back by the five seconds between two of the broker's own savings.
     */
    public void kill() {
        process.kill();
    }

    /** Starts both servers again after {@link #kill()}, with what they had stored. */
    public void start() {
        process = launch(folder, nameServerPort, brokerPort);
    }

    /** Does {@link #kill()} and {@link #start()}. */
    public void restart() {
        kill();
        start();
    }

    @Override
    public void close() {
        process.kill();
        Folders.delete(folder);
    }

    private static ServerProcess launch(Path folder, int nameServerPort, int brokerPort) {
        Path ready = folder.resolve("ready");
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + folder,
                "-Drmq.logback.configurationFile=" + logConfiguration(),
                "-cp",
                System.getProperty("java.class.path"),
                RocketMqServers.class.getName(),
                folder.toString(),
                Integer.toString(nameServerPort),
                Integer.toString(brokerPort),
                ready.toString());
        return ServerProcess.start(command, folder.resolve("log"), () -> Files.exists(ready));
    }

    private static URL logConfiguration() {
        return Objects.requireNonNull(EmbeddedRocketMq.class.getResource("/rmq.logback-test.xml"));
    }
}
