package org.perpex.benchmark.pipeline;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;

/**
 * What became of each order: read from {@code trade-topic}, a thread for what the book says and one for what the account
 * engine refuses. Thread-safe.
 */
final class Outcomes implements AutoCloseable {

    private static final long NANOS_MAX = Duration.ofSeconds(60).toNanos();

    private final byte[] accepted;
    private final byte[] refused;
    private final long[] dueNanos;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong facts = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private volatile Histogram latencies = new ConcurrentHistogram(NANOS_MAX, 3);
    private volatile boolean closed;

    /** Begins to read where the queues end now. */
    Outcomes(RocketMqQueues queues, int ordersMax) {
        accepted = new byte[ordersMax];
        refused = new byte[ordersMax];
        dueNanos = new long[ordersMax];
        for (Destination from : new Destination[] {Destination.TRADE, Destination.TRADE_REJECTED}) {
            QueuePuller puller = queues.open(from, queues.endOffset(from));
            Thread.ofPlatform().name("outcomes-" + from.queue()).daemon().start(() -> read(puller));
        }
    }

    /** Notes when an order was to be sent. To be called before it is. */
    void expect(long number, long due) {
        dueNanos[(int) number] = due;
    }

    /** Orders that have an outcome, repetitions counted. */
    long count() {
        return count.get();
    }

    /** Facts read so far. */
    long facts() {
        return facts.get();
    }

    /** Bytes of their packs. */
    long bytes() {
        return bytes.get();
    }

    /** Begins to count latencies anew and returns those so far, in nanoseconds from the moment an order was due. */
    Histogram takeLatencies() {
        Histogram taken = latencies;
        latencies = new ConcurrentHistogram(NANOS_MAX, 3);
        return taken;
    }

    /** How the first orders ended. To be called when no outcome is on its way any more. */
    Tally tally(long orders) {
        Tally tally = new Tally();
        for (int number = 0; number < orders; number++) {
            tally.add(accepted[number], refused[number], Orders.isRefused(number));
        }
        tally.wrong += wrong.get();
        return tally;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void read(QueuePuller puller) {
        PackReader pack = new PackReader();
        try {
            while (!closed) {
                for (Input input : puller.poll(Duration.ofMillis(100))) {
                    bytes.addAndGet(input.body().length);
                    pack.wrap(input.body());
                    while (pack.next()) {
                        facts.incrementAndGet();
                        note(pack.message());
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            puller.close();
        }
    }

    private void note(Message fact) {
        switch (fact) {
            case BookFact.Accepted it -> note(it.order().request(), accepted);
            case BookFact.Rejected it -> {
                if (it.reason() != RejectReason.MARGIN_INSUFFICIENT) {
                    wrong.incrementAndGet();
                }
                note(it.request(), refused);
            }
            default -> {}
        }
    }

    /** Each of the two arrays has one writer: the book never refuses what is sent here, the account engine accepts nothing. */
    private void note(RequestId request, byte[] outcomes) {
        long number = Orders.number(request);
        if (number >= 0) {
            outcomes[(int) number]++;
            latencies.recordValue(Math.clamp(System.nanoTime() - dueNanos[(int) number], 0, NANOS_MAX));
            count.incrementAndGet();
        }
    }

    /** How many orders ended in which way. */
    static final class Tally {
        long lost;
        long doubled;
        long refused;
        long wrong;

        private void add(int acceptances, int refusals, boolean mustBeRefused) {
            int outcomes = acceptances + refusals;
            lost += outcomes == 0 ? 1 : 0;
            doubled += outcomes > 1 ? 1 : 0;
            refused += refusals > 0 ? 1 : 0;
            wrong += outcomes > 0 && mustBeRefused == acceptances > 0 ? 1 : 0;
        }
    }
}
