package org.perpex.benchmark.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How much of the machine's processors nobody used since this was made, and how much this process did. Linux only. */
final class Machine {

    private final long idleAtFirst;
    private final long allAtFirst;
    private final Duration ownAtFirst;
    private final long startNanos = System.nanoTime();

    Machine() throws IOException {
        long[] ticks = ticks();
        idleAtFirst = idle(ticks);
        allAtFirst = all(ticks);
        ownAtFirst = own();
    }

    double idleShare() throws IOException {
        long[] ticks = ticks();
        return (double) (idle(ticks) - idleAtFirst) / Math.max(1, all(ticks) - allAtFirst);
    }

    /** The share of all processors that this process itself used: the watcher is no part of what it watches. */
    double ownShare() {
        long elapsedNanos = System.nanoTime() - startNanos;
        return (double) own().minus(ownAtFirst).toNanos()
                / elapsedNanos
                / Runtime.getRuntime().availableProcessors();
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** user, nice, system, idle, iowait, irq, softirq, steal; what guests took is in user already. */
    private static long[] ticks() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElseThrow().trim().split("\\s+");
            long[] ticks = new long[8];
            for (int i = 0; i < ticks.length; i++) {
                ticks[i] = Long.parseLong(fields[i + 1]);
            }
            return ticks;
        }
    }

    private static long idle(long[] ticks) {
        return ticks[3] + ticks[4];
    }

    private static long all(long[] ticks) {
        long all = 0;
        for (long count : ticks) {
            all += count;
        }
        return all;
    }
}
