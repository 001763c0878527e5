package org.perpex.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes a line and measures the time of every request. The line names the caller but holds nothing that would let its
 * reader act as the caller: no query, no header, no path with a stream key in it.
 */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("org.perpex.gateway.access");
    private static final String TRACE = "trace";
    private static final int UPGRADED = 101;
    private static final int OK = 200;
    private static final int CANCELED_BY_CLIENT = 499;

    private final MeterRegistry meters;
    private final ConcurrentMap<String, ConcurrentMap<Integer, Timer>> timers = new ConcurrentHashMap<>();

    AccessLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void answered(ServerWebExchange exchange, Call call) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        int unsaid = call.headers().containsHeader(HttpHeaders.UPGRADE) ? UPGRADED : OK;
        write(exchange, call, status == null ? unsaid : status.value());
    }

    void canceled(ServerWebExchange exchange, Call call) {
        write(exchange, call, CANCELED_BY_CLIENT);
    }

    private void write(ServerWebExchange exchange, Call call, int status) {
        long nanos = System.nanoTime() - call.startedNanos();
        timer(call.endpoint().id(), status).record(nanos, TimeUnit.NANOSECONDS);
        if (!LOG.isInfoEnabled()) {
            return;
        }
        try (MDC.MDCCloseable _ = MDC.putCloseable(TRACE, call.trace())) {
            LOG.atInfo()
                    .addKeyValue("method", exchange.getRequest().getMethod().name())
                    .addKeyValue("path", path(exchange, call))
                    .addKeyValue("route", call.endpoint().id())
                    .addKeyValue("status", status)
                    .addKeyValue("micros", nanos / 1_000)
                    .addKeyValue("user", call.principal().subject())
                    .addKeyValue("via", call.principal().via())
                    .addKeyValue("address", call.address())
                    .log("request");
        }
    }

    private static String path(ServerWebExchange exchange, Call call) {
        return call.endpoint().secretPath()
                ? "(secret)"
                : exchange.getRequest().getURI().getRawPath();
    }

    private Timer timer(String route, int status) {
        return timers.computeIfAbsent(route, ignored -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        status,
                        code -> Timer.builder("perpex.gateway.requests")
                                .description("Requests by route and status, and the time to their answer")
                                .tag("route", route)
                                .tag("status", Integer.toString(code))
                                .publishPercentileHistogram()
                                .register(meters));
    }
}
