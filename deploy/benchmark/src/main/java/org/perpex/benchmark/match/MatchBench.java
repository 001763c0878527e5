package org.perpex.benchmark.match;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.perpex.common.testkit.workload.WorkloadResult;

/**
 * The matching engine beside its peers on the same commands, one JVM each, in turns. Prints a table and one line of
 * JSON per profile; fails if a book did not trade exactly as the generator's own, or that one not as published.
 *
 * <p>Arguments: see {@link Settings#parse}.
 */
public final class MatchBench {

    private final Settings settings;
    private boolean exact = true;

    private MatchBench(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        MatchBench bench = new MatchBench(Settings.parse(arguments));
        for (int profile : bench.settings.profiles()) {
            bench.run(profile);
        }
        if (!bench.exact) {
            throw new IllegalStateException("not every book traded exactly: see the tables");
        }
    }

    private void run(int profile) throws IOException, InterruptedException {
        Map<Contestants, Rounds> all = new EnumMap<>(Contestants.class);
        for (Contestants contestant : Contestants.values()) {
            all.put(contestant, new Rounds());
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (Map.Entry<Contestants, Rounds> entry : all.entrySet()) {
                entry.getValue().add(RoundProcess.run(entry.getKey(), profile, settings));
            }
        }
        Rounds direct = Objects.requireNonNull(all.get(Contestants.DIRECT));
        printHead(profile, direct);
        all.forEach(this::printRow);
        print(profile, Objects.requireNonNull(all.get(Contestants.PERPEX)), direct);
    }

    private void printHead(int profile, Rounds direct) {
        System.out.printf(
                Locale.ROOT,
                "profile %d, seed %d, target %d, %d commands, %d rounds; load %.1f on %d processors; latencies hold %d ns of clock%n",
                profile,
                settings.seed(),
                settings.target(),
                settings.commands(),
                settings.rounds(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors(),
                direct.medianNanos(RoundResult::clockNanos));
        System.out.println(direct.result());
        if (settings.isReference()
                && !direct.result().equals(WorkloadResult.reference(profile).toString())) {
            exact = false;
            System.out.println("that is not the published result: " + WorkloadResult.reference(profile));
        }
        System.out.println(
                "| book | million commands per CPU second | undisturbed ns | p50 ns | p99 ns | p99.9 ns | bytes a command | exact |");
        System.out.println("|---|---|---|---|---|---|---|---|");
    }

    private void printRow(Contestants contestant, Rounds rounds) {
        exact &= rounds.areExact();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f [%.1f..%.1f] | %.0f | %d | %d | %d | %.1f | %s |%n",
                contestant.title,
                rounds.opsPerCpuSecond() / 1e6,
                rounds.leastOps() / 1e6,
                rounds.mostOps() / 1e6,
                rounds.median(RoundResult::undisturbedNanos),
                rounds.medianNanos(RoundResult::p50Nanos),
                rounds.medianNanos(RoundResult::p99Nanos),
                rounds.medianNanos(RoundResult::p999Nanos),
                rounds.median(RoundResult::bytesPerCommand),
                rounds.areExact() ? "yes" : "no: " + rounds.result());
    }

    private void print(int profile, Rounds perpex, Rounds direct) {
        System.out.printf(
                Locale.ROOT,
                "{\"profile\":%d,\"opsPerCpuSecond\":%.0f,\"directOpsPerCpuSecond\":%.0f,\"ratio\":%.2f,\"undisturbedNanos\":%.1f,"
                        + "\"directUndisturbedNanos\":%.1f,\"p99Nanos\":%d,"
                        + "\"directP99Nanos\":%d,\"p999Nanos\":%d,\"directP999Nanos\":%d,\"bytesPerCommand\":%.3f,"
                        + "\"rounds\":%d}%n",
                profile,
                perpex.opsPerCpuSecond(),
                direct.opsPerCpuSecond(),
                perpex.opsPerCpuSecond() / direct.opsPerCpuSecond(),
                perpex.median(RoundResult::undisturbedNanos),
                direct.median(RoundResult::undisturbedNanos),
                perpex.medianNanos(RoundResult::p99Nanos),
                direct.medianNanos(RoundResult::p99Nanos),
                perpex.medianNanos(RoundResult::p999Nanos),
                direct.medianNanos(RoundResult::p999Nanos),
                perpex.median(RoundResult::bytesPerCommand),
                settings.rounds());
    }
}
