package org.perpex.gateway.refusal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes refusals: a code and a message where the exchange dialect is spoken, a problem document under {@code /api}.
 * Tells nothing of the inside; what is a fault of ours goes to the log.
 */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String PLATFORM = "/api/";

    private final JsonMapper json;
    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    public Refusals(JsonMapper json, MeterRegistry meters) {
        this.json = json;
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("perpex.gateway.refusals")
                            .description("Requests that the gateway refused, by reason")
                            .tag("reason", reason.name())
                            .register(meters));
        }
    }

    /** Answers a request with the refusal that a failure amounts to; a response already begun is only cut off. */
    public Mono<Void> answer(ServerWebExchange exchange, Throwable failure) {
        RefusedException refused = Failures.refusal(failure);
        count(refused.reason());
        report(refused.reason(), failure);
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        return write(exchange, refused);
    }

    /** Counts a refusal that the server itself makes, and returns the body that it gets. */
    byte[] words(Reason reason, int status, String path) {
        count(reason);
        report(reason, new RefusedException(reason));
        return body(new RefusedException(reason), HttpStatusCode.valueOf(status), path);
    }

    static MediaType type(String path) {
        return path.startsWith(PLATFORM) ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON;
    }

    private void count(Reason reason) {
        Counter counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private byte[] body(RefusedException refused, HttpStatusCode status, String path) {
        return json.writeValueAsBytes(path.startsWith(PLATFORM) ? problem(refused, status, path) : dialect(refused));
    }

    private Mono<Void> write(ServerWebExchange exchange, RefusedException refused) {
        ServerHttpResponse response = exchange.getResponse();
        Reason reason = refused.reason();
        String path = exchange.getRequest().getURI().getRawPath();
        HttpStatusCode status =
                HttpStatusCode.valueOf(path.startsWith(PLATFORM) ? reason.platformStatus : reason.dialectStatus);
        byte[] body = body(refused, status, path);
        response.setStatusCode(status);
        response.getHeaders().setContentType(type(path));
        response.getHeaders().setContentLength(body.length);
        Duration retryAfter = refused.retryAfter();
        if (retryAfter != null) {
            response.getHeaders().set("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> dialect(RefusedException refused) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", refused.reason().code);
        body.put("msg", refused.getMessage());
        return body;
    }

    private static Map<String, Object> problem(RefusedException refused, HttpStatusCode status, String path) {
        Reason reason = refused.reason();
        HttpStatus known = HttpStatus.resolve(status.value());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", known == null ? reason.name() : known.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", refused.getMessage());
        body.put("instance", path);
        body.put("code", reason.code);
        return body;
    }

    private static void report(Reason reason, Throwable failure) {
        switch (reason) {
            case INTERNAL -> LOG.error("A request failed inside the gateway", failure);
            case UNAVAILABLE, OUTCOME_UNKNOWN -> LOG.warn("A service did not answer: {}", failure.toString());
            default -> LOG.debug("Refused: {}", reason);
        }
    }
}
