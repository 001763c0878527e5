package org.perpex.benchmark.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackReader;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;

/**
 * Sends orders of 1,000 accounts in 20 markets through the broker, the account engine, the broker, the matching engine and the
 * broker again, and counts what comes out on {@code trade-topic}: each order must have exactly one outcome. First it looks how
 * many orders a second go through, then it sends a share of that for as long as was asked, then fewer, for their latency.
 *
 * <p>Arguments: the folder of a platform on which the two engines run, and nothing else; the seconds.
 */
public final class PipelineBench {

    private static final String NAME_SERVER = "127.0.0.1:9876";
    private static final int WARM_SECONDS = 20;
    private static final int LATENCY_SECONDS = 20;
    private static final int LATENCY_RATE = 1_000;
    private static final int WAITING_MAX = 16_384;
    private static final int ORDERS_MAX = 20_000_000;
    /** Of what goes through at most: what is left keeps a hiccup from growing into a queue. */
    private static final double SUSTAINED = 0.85;

    private final Load load;
    private final Outcomes outcomes;
    private final Processes processes;

    private PipelineBench(Load load, Outcomes outcomes, Processes processes) {
        this.load = load;
        this.outcomes = outcomes;
        this.processes = processes;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Processes processes = new Processes(Path.of(arguments[0]), "rocketmq", "risk-service", "match-service");
        int seconds = Integer.parseInt(arguments[1]);
        try (PackSender sender = PackSender.start(NAME_SERVER);
                RocketMqQueues queues = RocketMqQueues.start(NAME_SERVER);
                ScheduledExecutorService prices = Executors.newSingleThreadScheduledExecutor()) {
            Universe universe = new Universe(sender);
            found(universe, queues);
            prices.scheduleAtFixedRate(universe::sayPrices, 1, 1, TimeUnit.SECONDS);
            long deadlineMillis = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
            try (Outcomes outcomes = new Outcomes(queues, ORDERS_MAX)) {
                Load load = new Load(sender, new Orders(deadlineMillis), outcomes);
                new PipelineBench(load, outcomes, processes).run(seconds);
            }
            prices.shutdownNow();
        }
    }

    /** Returns when every account has its money. */
    private static void found(Universe universe, RocketMqQueues queues) throws InterruptedException {
        QueuePuller facts = queues.open(Destination.ASSET, queues.endOffset(Destination.ASSET));
        universe.found();
        PackReader pack = new PackReader();
        for (int funded = 0; funded <= Universe.ACCOUNTS; ) {
            for (Input input : facts.poll(Duration.ofSeconds(1))) {
                pack.wrap(input.body());
                while (pack.next()) {
                    if (pack.message() instanceof AccountFact.TransferApplied applied && applied.accepted()) {
                        funded++;
                    }
                }
            }
        }
        facts.close();
    }

    private void run(int seconds) throws InterruptedException {
        phase("warm up", 5_000, WARM_SECONDS);
        phase("warm up", 20_000, WARM_SECONDS);
        long most = phase("as fast as outcomes come back", Integer.MAX_VALUE, WARM_SECONDS)
                .perSecond();
        Phase sustained = phase("sustained", (long) (most * SUSTAINED), seconds);
        Phase half = phase("half of it", sustained.perSecond() / 2, LATENCY_SECONDS);
        Phase few = phase("few", LATENCY_RATE, LATENCY_SECONDS);
        Outcomes.Tally tally = outcomes.tally(load.sent());
        System.out.printf(
                "{\"bench\":\"pipeline\",\"ordersPerSecond\":%d,\"lagMillisAtEnd\":%d,\"orders\":%d,\"lost\":%d,"
                        + "\"doubled\":%d,\"refused\":%d,\"wrongOutcomes\":%d,%s,%s,\"rounds\":1,\"seconds\":%d,"
                        + "\"unit\":\"microseconds\"}%n",
                sustained.perSecond(),
                sustained.lagMillis(),
                load.sent(),
                tally.lost,
                tally.doubled,
                tally.refused,
                tally.wrong,
                half.json("half"),
                few.json("few"),
                seconds);
        if (tally.lost + tally.doubled + tally.wrong > 0) {
            throw new IllegalStateException("an order has no outcome, two, or another than it must have");
        }
    }

    /** What one phase came to; latencies in nanoseconds from the moment an order was due. */
    private record Phase(long perSecond, long lagMillis, Histogram latencies) {

        String json(String name) {
            return "\"%sPerSecond\":%d,\"%sP50Micros\":%d,\"%sP99Micros\":%d,\"%sP999Micros\":%d"
                    .formatted(name, perSecond, name, micros(50), name, micros(99), name, micros(99.9));
        }

        long micros(double percentile) {
            return TimeUnit.NANOSECONDS.toMicros(latencies.getValueAtPercentile(percentile));
        }
    }

    private Phase phase(String name, long ratePerSecond, int seconds) throws InterruptedException {
        outcomes.takeLatencies();
        processes.begin();
        long sentBefore = load.sent();
        long countBefore = outcomes.count();
        long factsBefore = outcomes.facts();
        long bytesBefore = load.bytes() + outcomes.bytes();
        long start = System.nanoTime();
        load.run(ratePerSecond, WAITING_MAX, seconds);
        long doneAtEnd = outcomes.count() - countBefore;
        long end = System.nanoTime();
        boolean drained = load.drain(Duration.ofSeconds(30));
        long lagMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - end);
        long orders = load.sent() - sentBefore;
        Phase phase =
                new Phase(doneAtEnd * TimeUnit.SECONDS.toNanos(1) / (end - start), lagMillis, outcomes.takeLatencies());
        String each = processes.microsEach(orders).entrySet().stream()
                .map(process -> "%s %.1f".formatted(process.getKey(), process.getValue()))
                .collect(Collectors.joining(", "));
        System.out.printf(
                "%s: %,d orders/s, p50 %d us, p99 %d us, p99.9 %d us; then %s after %d ms; an order: %.1f public facts, %d bytes in"
                        + " and out, CPU us %s; %d packs unacknowledged%n",
                name,
                phase.perSecond(),
                phase.micros(50),
                phase.micros(99),
                phase.micros(99.9),
                drained ? "none left" : "SOME LEFT",
                lagMillis,
                (double) (outcomes.facts() - factsBefore) / orders,
                (load.bytes() + outcomes.bytes() - bytesBefore) / orders,
                each,
                load.unacknowledged());
        return phase;
    }
}
