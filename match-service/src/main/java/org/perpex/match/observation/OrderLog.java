package org.perpex.match.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One line for each order that was accepted or rejected, with its request id as the trace. The engine's thread never
 * waits for it: a thread of its own writes, and lines that it cannot keep up with are dropped and counted.
 */
public final class OrderLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderLog.class);
    private static final int LINES_WAITING_MAX = 64 * 1024;
    private static final long CLOSE_MILLIS_MAX = 2_000;
    private static final String TRACE = "trace";
    private static final Line LAST = new Line(RequestId.NONE, 0, 0, 0, "");

    /** What is known of an order when its line is written. */
    private record Line(RequestId request, long orderId, long account, int market, String result) {}

    private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(LINES_WAITING_MAX);
    private final Counter dropped;
    private final Thread writer = Thread.ofPlatform().name("order-log").daemon().start(this::write);

    public OrderLog(MeterRegistry registry) {
        dropped = Counter.builder("perpex.match.log.dropped")
                .description("Order lines that were not written because the log could not keep up")
                .register(registry);
    }

    void accepted(OrderDetails order) {
        offer(new Line(order.request(), order.orderId(), order.account(), order.market(), "ACCEPTED"));
    }

    void rejected(BookFact.Rejected fact) {
        offer(new Line(
                fact.request(),
                fact.orderId(),
                fact.account(),
                fact.market(),
                fact.reason().name()));
    }

    /** An operator with more orders than anybody reads raises the level: then none is written. */
    private void offer(Line line) {
        if (LOG.isInfoEnabled() && !waiting.offer(line)) {
            dropped.increment();
        }
    }

    private void write() {
        try {
            for (Line line = waiting.take(); line != LAST; line = waiting.take()) {
                write(line);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Line line) {
        MDC.put(TRACE, line.request().toString());
        LOG.atInfo()
                .addKeyValue("orderId", line.orderId())
                .addKeyValue("account", line.account())
                .addKeyValue("market", line.market())
                .addKeyValue("result", line.result())
                .log("order");
        MDC.remove(TRACE);
    }

    /** Writes what waits, and ends. */
    @Override
    public void close() {
        try {
            waiting.put(LAST);
            writer.join(CLOSE_MILLIS_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
