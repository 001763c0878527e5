package org.perpex.benchmark.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** All rounds of one contestant on one profile. Not thread-safe. */
final class Rounds {

    private final List<RoundResult> results = new ArrayList<>();

    void add(RoundResult result) {
        results.add(result);
    }

    double median(ToDoubleFunction<RoundResult> figure) {
        double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    long medianNanos(ToLongFunction<RoundResult> figure) {
        return Math.round(median(figure::applyAsLong));
    }

    double opsPerCpuSecond() {
        return median(RoundResult::opsPerCpuSecond);
    }

    double leastOps() {
        return results.stream().mapToDouble(RoundResult::opsPerCpuSecond).min().orElseThrow();
    }

    double mostOps() {
        return results.stream().mapToDouble(RoundResult::opsPerCpuSecond).max().orElseThrow();
    }

    boolean areExact() {
        return results.stream().allMatch(RoundResult::exact);
    }

    String result() {
        return results.getFirst().result();
    }
}
