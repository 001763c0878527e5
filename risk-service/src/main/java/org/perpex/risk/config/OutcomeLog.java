package org.perpex.risk.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.web.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/**
 * Counts and logs what became of each order command, one line each, under the command's id as trace. The engine's
 * thread only counts and hands over; another writes. A line that finds no room is counted as dropped. What is applied
 * again after a restart is neither counted nor logged.
 */
final class OutcomeLog implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeLog.class);
    private static final int LINES_MAX = 16_384;
    private static final Line END = new Line("", RequestId.NONE, 0, 0, 0, null);

    private final ArrayBlockingQueue<Line> lines = new ArrayBlockingQueue<>(LINES_MAX);
    private final MeterRegistry registry;
    private final Counter placed;
    private final Counter canceled;
    private final Counter amended;
    private final Counter leverages;
    private final Counter dropped;
    private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);
    private boolean live;
    private @Nullable Thread writer;

    private record Line(
            String outcome,
            RequestId request,
            long account,
            int market,
            long orderId,
            @Nullable RejectReason reason) {}

    OutcomeLog(MeterRegistry registry) {
        this.registry = registry;
        placed = counter("placed", "NONE");
        canceled = counter("cancel-passed", "NONE");
        amended = counter("amendment-passed", "NONE");
        leverages = counter("leverage-set", "NONE");
        dropped = registry.counter("perpex.risk.log.dropped");
    }

    private Counter counter(String result, String reason) {
        return Counter.builder("perpex.risk.orders")
                .description("Order commands by what became of them")
                .tag("result", result)
                .tag("reason", reason)
                .register(registry);
    }

    /** From now on the engine reads what is new. Called from the engine's thread. */
    void live() {
        live = true;
    }

    /** Notes what the engine said. Called from the engine's thread. */
    void note(Message fact) {
        if (!live) {
            return;
        }
        switch (fact) {
            case BookCommand.Place f -> {
                placed.increment();
                OrderDetails order = f.order();
                write(new Line("placed", order.request(), order.account(), order.market(), order.orderId(), null));
            }
            case BookCommand.Cancel f -> {
                canceled.increment();
                write(new Line("cancel passed", f.request(), f.account(), f.market(), f.orderId(), null));
            }
            case BookCommand.Amend f -> {
                amended.increment();
                write(new Line("amendment passed", f.request(), f.account(), f.market(), f.orderId(), null));
            }
            case BookCommand.CancelAll f -> {
                canceled.increment();
                write(new Line("cancel of all passed", f.request(), f.account(), f.market(), 0, null));
            }
            case BookCommand.CancelEverywhere f -> {
                canceled.increment();
                write(new Line("cancel of everything passed", f.request(), f.account(), 0, 0, null));
            }
            case BookFact.Rejected f -> {
                refused(f.reason());
                write(new Line("rejected", f.request(), f.account(), f.market(), f.orderId(), f.reason()));
            }
            case BookFact.AmendRejected f -> {
                refused(f.reason());
                write(new Line("amendment rejected", f.request(), f.account(), f.market(), f.orderId(), f.reason()));
            }
            case BookFact.CancelRejected f -> {
                refused(f.reason());
                write(new Line("cancel rejected", f.request(), f.account(), f.market(), f.orderId(), f.reason()));
            }
            case AccountFact.LeverageChanged f -> {
                leverages.increment();
                write(new Line("leverage set", f.request(), f.account(), f.market(), 0, null));
            }
            default -> {} // Everything else is no answer to a command.
        }
    }

    private void refused(RejectReason reason) {
        rejected.computeIfAbsent(reason, key -> counter("rejected", key.name())).increment();
    }

    /** An operator with more orders than anybody reads raises the level: then they are counted only. */
    private void write(Line line) {
        if (LOG.isInfoEnabled() && !lines.offer(line)) {
            dropped.increment();
        }
    }

    private void drain() {
        try {
            for (Line line = lines.take(); line != END; line = lines.take()) {
                MDC.put(Trace.MDC_KEY, line.request().toString());
                var event = LOG.atInfo()
                        .addKeyValue("account", line.account())
                        .addKeyValue("market", line.market())
                        .addKeyValue("orderId", line.orderId());
                RejectReason reason = line.reason();
                (reason == null ? event : event.addKeyValue("reason", reason.name()))
                        .log("order command {}", line.outcome());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        if (writer == null) {
            writer = Thread.ofPlatform().name("outcome-log").daemon().start(this::drain);
        }
    }

    @Override
    public synchronized void stop() {
        Thread ending = writer;
        if (ending != null) {
            if (!lines.offer(END)) {
                ending.interrupt();
            }
            writer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return writer != null;
    }
}
