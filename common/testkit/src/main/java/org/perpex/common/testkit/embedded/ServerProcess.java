package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server in a process of its own that never outlives this JVM.
 *
 * <p>A small shell stands between: it ends the server with kill -9 as soon as its standard input closes, which the
 * system does for us even when this JVM itself is killed.
 */
final class ServerProcess {

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    private static final String GUARD = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            { cat <&3 >/dev/null; kill -9 $child 2>/dev/null; } &
            exec 3<&-
            trap 'kill $child 2>/dev/null' TERM
            while kill -0 $child 2>/dev/null; do wait $child; done
            """;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a command, with what it prints in a file, and returns when the condition holds. */
    static ServerProcess start(List<String> command, Path log, BooleanSupplier ready) {
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
        guarded.addAll(command);
        try {
            Process process = new ProcessBuilder(guarded)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            ServerProcess server = new ServerProcess(process, log);
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
            server.awaitReady(ready);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the server to stop, and waits until it has. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Ends the server with kill -9, and waits until it is gone. */
    void kill() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
        awaitEnd();
    }

    private void awaitReady(BooleanSupplier ready) {
        long deadlineNanos = System.nanoTime() + START_MAX.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
                kill();
                throw new IllegalStateException("the server did not start; it said:\n" + said());
            }
            pause();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was starting", e);
        }
    }

    private String said() {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - 4_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
