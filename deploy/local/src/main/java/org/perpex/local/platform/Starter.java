package org.perpex.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.part.PartProcess;
import org.perpex.local.part.PlatformFailure;

/**
 * Starts parts, each as soon as what it needs is up, and a few at a time. The first that fails ends the start: what this
 * starter has started is stopped again, in the opposite order.
 */
public final class Starter {

    private static final long START_SECONDS_MAX = 180;
    private static final long POLL_MILLIS = 100;

    private final Layout layout;
    private final Progress progress;
    private final Deque<PartProcess> started = new ArrayDeque<>();
    private boolean stopped;
    private @Nullable PlatformFailure first;

    /** Takes where parts live, and where to tell of them. */
    public Starter(Layout layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /** Starts parts of which none runs yet, at most so many at a time, and returns when all are up. */
    public void start(List<Part> parts, int atATime) {
        Map<String, CompletableFuture<Void>> up = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
            for (Part part : parts) {
                CompletableFuture<?>[] needs = part.needs().stream()
                        .filter(up::containsKey)
                        .map(up::get)
                        .toArray(CompletableFuture<?>[]::new);
                up.put(part.name(), CompletableFuture.allOf(needs).thenRunAsync(() -> startOne(part), threads));
            }
            CompletableFuture.allOf(up.values().toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            stop();
            throw first(e);
        }
    }

    /** Stops what was started, and lets nothing more be started. Does nothing when called again. */
    public void stop() {
        for (PartProcess process : takeStarted()) {
            process.stop();
        }
    }

    /** Of all parts that gave up, the one that made the others give up. */
    private synchronized RuntimeException first(CompletionException last) {
        if (first != null) {
            return first;
        }
        return last.getCause() instanceof PlatformFailure cause ? cause : last;
    }

    private synchronized List<PartProcess> takeStarted() {
        stopped = true;
        List<PartProcess> all = new ArrayList<>(started);
        started.clear();
        return all;
    }

    private void startOne(Part part) {
        long startNanos = System.nanoTime();
        PartProcess process = launch(part);
        while (!part.health().isUp()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
            if (isStopped()) {
                throw new PlatformFailure(part.name() + " is not waited for any more");
            }
            if (!process.isAlive()) {
                throw failed(part, "died while it was starting");
            }
            if (seconds > START_SECONDS_MAX) {
                throw failed(part, "was not up after " + seconds + " s");
            }
            pause();
        }
        progress.up(
                part.name(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos),
                part.ports().isEmpty() ? "" : "port " + part.ports().getFirst());
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized PartProcess launch(Part part) {
        if (stopped) {
            throw new PlatformFailure(part.name() + " is not started any more");
        }
        PartProcess process = PartProcess.start(layout, part);
        started.push(process);
        return process;
    }

    /** The others give up now; whoever waits for all of them gets the first failure. */
    private synchronized PlatformFailure failed(Part part, String how) {
        PlatformFailure failure = new PlatformFailure(part.name() + " " + how + ": " + lastWords(part) + " (log: "
                + layout.checkout().relativize(layout.log(part.name())) + ")");
        if (!stopped) {
            stopped = true;
            first = failure;
        }
        return failure;
    }

    /** The last line of the log that speaks of an error, or else the last line. */
    private String lastWords(Part part) {
        try {
            List<String> lines = Files.readAllLines(layout.log(part.name())).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                    .toList();
            return lines.reversed().stream()
                    .filter(line -> line.contains("ERROR") || line.contains("Caused by") || line.contains("Exception"))
                    .findFirst()
                    .or(() -> lines.reversed().stream().findFirst())
                    .map(line -> line.length() > 300 ? line.substring(0, 300) + "…" : line)
                    .orElse("it said nothing");
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted", e);
        }
    }
}
