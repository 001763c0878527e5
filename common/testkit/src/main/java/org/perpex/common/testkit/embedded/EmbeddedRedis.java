package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on a free port, which keeps nothing on disk.
 *
 * <p>{@link #shared()} is one server per JVM, started at the first call. A test that kills or restarts its server takes
 * one with {@link #started()}. All of them end with the JVM at the latest.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final class Shared {
        static final EmbeddedRedis SERVER = started();
    }

    private final Path program;
    private final Path folder;
    private final int port;
    private ServerProcess process;

    private EmbeddedRedis(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
        this.port = Ports.freeWith();
        this.process = launch();
    }

    /** Returns the server that all tests of this JVM share. */
    public static EmbeddedRedis shared() {
        return Shared.SERVER;
    }

    /** Returns a server of the caller's own, empty and ready for connections. */
    public static EmbeddedRedis started() {
        Path folder = Folders.own("redis");
        try {
            Path program = ExecutableProvider.newJarResourceProvider(
                            folder::toFile, ExecutableProvider.newProvidedVersionsMap())
                    .get()
                    .toPath();
            return new EmbeddedRedis(program, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns host and port, as {@code PERPEX_REDIS} wants them. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns the port. It stays the same over {@link #restart()}. */
    public int port() {
        return port;
    }

    /** Ends the server with kill -9. What it held is lost. */
    public void kill() {
        process.kill();
    }

    /** Stops the server if it runs, and starts it, empty, on the same port. */
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
        List<String> command = List.of(
                program.toAbsolutePath().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                folder.toString());
        return ServerProcess.start(command, folder.resolve("log"), () -> Ports.accepts(port));
    }
}
