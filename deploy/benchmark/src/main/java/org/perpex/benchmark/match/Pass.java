package org.perpex.benchmark.match;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;
import org.perpex.common.testkit.workload.WorkloadResult;
import org.perpex.common.testkit.workload.WorkloadScript;

/** One run of a whole workload through an empty book. Not thread-safe. */
final class Pass {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long NANOS_MAX = 1_000_000_000;
    private static final int DIGITS = 3;

    private final WorkloadScript script;
    private final Contestant book;
    private final Histogram latencies = new Histogram(NANOS_MAX, DIGITS);
    // What each piece of the workload cost, one after another.
    private final long[] pieceNanos;
    private int piece;
    private long cpuNanos;
    private long bytes;

    Pass(WorkloadScript script, Contestant book) {
        this.script = script;
        this.book = book;
        this.pieceNanos = new long[pieces(script)];
        feed(0, script.prefillCount(), this::applyAll);
    }

    /** How many pieces the commands after the filling have: as many as are made at once. */
    static int pieces(WorkloadScript script) {
        return Math.ceilDiv(script.count() - script.prefillCount(), Contestant.SLOTS);
    }

    /** What the commands after the filling cost, in processor time and in bytes allocated. */
    void runForCost() {
        feed(script.prefillCount(), script.count(), this::applyMeasured);
    }

    /** How long each command after the filling took. */
    void runForLatency() {
        feed(script.prefillCount(), script.count(), this::applyTimed);
    }

    WorkloadResult result() {
        return Sweep.result(book);
    }

    double opsPerCpuSecond() {
        return (script.count() - script.prefillCount()) * 1e9 / cpuNanos;
    }

    /** What each piece cost in nanoseconds of processor time, after {@link #runForCost}: not to be changed. */
    long[] pieceNanos() {
        return pieceNanos;
    }

    double bytesPerCommand() {
        return (double) bytes / (script.count() - script.prefillCount());
    }

    Histogram latencies() {
        return latencies;
    }

    /** Applies the first commands that are held. */
    private interface Step {
        void apply(int count);
    }

    private void feed(int from, int to, Step step) {
        for (int at = from; at < to; at += Contestant.SLOTS) {
            int count = Math.min(Contestant.SLOTS, to - at);
            for (int slot = 0; slot < count; slot++) {
                book.set(slot, script.command(at + slot));
            }
            step.apply(count);
        }
    }

    private void applyAll(int count) {
        for (int slot = 0; slot < count; slot++) {
            book.apply(slot);
        }
    }

    private void applyMeasured(int count) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long before = THREADS.getCurrentThreadCpuTime();
        applyAll(count);
        pieceNanos[piece] = THREADS.getCurrentThreadCpuTime() - before;
        cpuNanos += pieceNanos[piece++];
        bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    }

    private void applyTimed(int count) {
        for (int slot = 0; slot < count; slot++) {
            long before = System.nanoTime();
            book.apply(slot);
            latencies.recordValue(Math.min(System.nanoTime() - before, NANOS_MAX));
        }
    }
}
