package org.perpex.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The process of a part, which goes on when the platform's own command has ended. A file keeps its number and the moment
 * of its start, so that it is found again, and never taken for another process that got the same number later.
 */
public final class PartProcess {

    private static final int STOP_SECONDS_MAX = 30;

    private final ProcessHandle handle;
    private final Path pidFile;

    private PartProcess(ProcessHandle handle, Path pidFile) {
        this.handle = handle;
        this.pidFile = pidFile;
    }

    /** Starts a part, apart from the terminal, with a log file of its own. */
    public static PartProcess start(Layout layout, Part part) {
        Path log = layout.log(part.name());
        Path pid = layout.pid(part.name());
        Layout.folder(layout.home().resolve("logs"));
        Layout.folder(layout.home().resolve("run"));
        Layout.folder(part.folder());
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(part.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(part.folder().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PERPEX_") || name.startsWith("SPRING_"));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(part.environment());
        try {
            ProcessHandle handle = builder.start().toHandle();
            Files.writeString(pid, handle.pid() + " " + startOf(handle));
            return new PartProcess(handle, pid);
        } catch (IOException e) {
            throw new PlatformFailure(part.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Returns the running process of a part, if it has one. */
    public static Optional<PartProcess> find(Layout layout, String part) {
        Path pid = layout.pid(part);
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(pid).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> Long.toString(startOf(handle)).equals(words[1]))
                    .map(handle -> new PartProcess(handle, pid));
        } catch (IOException e) {
            throw new PlatformFailure("cannot read " + pid + ": " + e.getMessage(), e);
        }
    }

    /** Returns the number of the process. */
    public long pid() {
        return handle.pid();
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return handle.isAlive();
    }

    /** Whether it was started after a moment, in milliseconds since 1970. */
    public boolean startedAfter(long epochMillis) {
        return startOf(handle) >= epochMillis;
    }

    /** Returns its anonymous memory in KiB: what it alone holds, without files it has mapped. */
    public long anonymousKib() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns the processor time it has used, in milliseconds. */
    public long cpuMillis() {
        return handle.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** Whether a part was started and not stopped since, be it alive or dead. */
    public static boolean wasStarted(Layout layout, String part) {
        return Files.exists(layout.pid(part));
    }

    /** Forgets a part that is dead, so that it counts as stopped. */
    public static void forget(Layout layout, String part) {
        forget(layout.pid(part));
    }

    private static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new PlatformFailure("cannot delete " + pidFile + ": " + e.getMessage(), e);
        }
    }

    /** Asks the process to stop, waits, and ends it by force if it does not. Returns whether it went by itself. */
    public boolean stop() {
        handle.destroy();
        boolean byItself = awaitEnd(STOP_SECONDS_MAX);
        if (!byItself) {
            handle.destroyForcibly();
            awaitEnd(STOP_SECONDS_MAX);
        }
        forget(pidFile);
        return byItself;
    }

    private boolean awaitEnd(int seconds) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (handle.isAlive() && System.nanoTime() < deadlineNanos) {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !handle.isAlive();
            }
        }
        return !handle.isAlive();
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
