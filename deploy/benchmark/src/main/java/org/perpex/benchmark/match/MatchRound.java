package org.perpex.benchmark.match;

import org.HdrHistogram.Histogram;
import org.perpex.common.testkit.workload.WorkloadResult;
import org.perpex.common.testkit.workload.WorkloadScript;

/**
 * One round of one contestant in a JVM of its own: it warms up, then measures cost and latency in a pass each, and the
 * undisturbed cost in several. Every
 * pass is checked against what the generator's own book made of the same commands. Ends with one line of JSON.
 *
 * <p>Arguments: contestant, profile, seed, target, commands.
 */
public final class MatchRound {

    private static final int WARM_UPS = 3;
    private static final int UNDISTURBED_PASSES = 12;
    private static final int CLOCK_SAMPLES = 1_000_000;

    private MatchRound() {}

    public static void main(String[] arguments) {
        Contestants contestant = Contestants.valueOf(arguments[0]);
        WorkloadScript script = WorkloadScript.generate(
                Integer.parseInt(arguments[1]),
                Long.parseLong(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        for (int i = 0; i < WARM_UPS; i++) {
            cost(script, contestant);
            latency(script, contestant);
        }
        Pass cost = cost(script, contestant);
        Pass latency = latency(script, contestant);
        System.out.println(result(script, cost, latency, undisturbedNanos(script, contestant))
                .toJson());
    }

    /** What a command costs when nothing else is in the way, in nanoseconds of processor time. */
    private static double undisturbedNanos(WorkloadScript script, Contestants contestant) {
        Undisturbed undisturbed = new Undisturbed(Pass.pieces(script));
        for (int i = 0; i < UNDISTURBED_PASSES; i++) {
            undisturbed.add(cost(script, contestant).pieceNanos());
        }
        return (double) undisturbed.nanos() / (script.count() - script.prefillCount());
    }

    private static Pass cost(WorkloadScript script, Contestants contestant) {
        System.gc();
        Pass pass = new Pass(script, contestant.make());
        pass.runForCost();
        return pass;
    }

    private static Pass latency(WorkloadScript script, Contestants contestant) {
        System.gc();
        Pass pass = new Pass(script, contestant.make());
        pass.runForLatency();
        return pass;
    }

    private static RoundResult result(WorkloadScript script, Pass cost, Pass latency, double undisturbedNanos) {
        WorkloadResult result = cost.result();
        Histogram latencies = latency.latencies();
        return new RoundResult(
                cost.opsPerCpuSecond(),
                undisturbedNanos,
                latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(99),
                latencies.getValueAtPercentile(99.9),
                cost.bytesPerCommand(),
                clockNanos(),
                result.equals(script.result()) && latency.result().equals(result),
                result.toString());
    }

    /** What reading the clock adds to each latency: the median of reading it twice in a row. */
    private static long clockNanos() {
        Histogram costs = new Histogram(3);
        for (int i = 0; i < CLOCK_SAMPLES; i++) {
            long before = System.nanoTime();
            costs.recordValue(System.nanoTime() - before);
        }
        return costs.getValueAtPercentile(50);
    }
}
