package org.perpex.trade.order;

import java.util.concurrent.TimeUnit;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.web.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for each command, under its id as trace. Where a request brought several commands, {@code batch} is the trace
 * of the request.
 */
final class OrderLog {

    private static final Logger LOG = LoggerFactory.getLogger(OrderLog.class);

    private OrderLog() {}

    /** Writes what a fact said of a command. */
    static void told(TraderCommand command, Outcome outcome, long nanos) {
        LoggingEventBuilder line = LOG.atInfo();
        if (outcome instanceof Outcome.Done done) {
            line = line.addKeyValue("orderId", done.order().details().orderId());
        }
        String result = outcome instanceof Outcome.Refused refused
                ? refused.reason().name()
                : outcome.getClass().getSimpleName();
        write(line, command, result, nanos);
    }

    /** Writes that no fact came, or that the command was not sent. */
    static void untold(TraderCommand command, DialectError error, long nanos) {
        write(LOG.atInfo(), command, error.name(), nanos);
    }

    private static void write(LoggingEventBuilder line, TraderCommand command, String result, long nanos) {
        String trace = command.request().toString();
        String around = Trace.current();
        LoggingEventBuilder named = around == null || around.equals(trace) ? line : line.addKeyValue("batch", around);
        try (Trace.Scope _ = Trace.scope(trace)) {
            named.addKeyValue("command", command.getClass().getSimpleName())
                    .addKeyValue("result", result)
                    .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(nanos))
                    .log("order command");
        }
    }
}
