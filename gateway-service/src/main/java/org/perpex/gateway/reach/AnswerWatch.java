package org.perpex.gateway.reach;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.perpex.gateway.refusal.Failures;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Tells, of each request that went to an instance, whether it was answered. */
final class AnswerWatch {

    /** Who goes away before it has waited so long says nothing of the instance. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Silent silent;

    AnswerWatch(Silent silent) {
        this.silent = silent;
    }

    Mono<Void> watch(ServerWebExchange exchange, Mono<Void> onward) {
        long startedNanos = System.nanoTime();
        return onward.doOnSuccess(_ -> answered(exchange))
                .doOnError(failure -> failed(exchange, failure))
                .doFinally(signal -> {
                    if (signal == SignalType.CANCEL && System.nanoTime() - startedNanos >= PATIENCE_NANOS) {
                        unanswered(exchange);
                    }
                });
    }

    /** The instance that the balancer chose for a request; null if it had none to choose. */
    static @Nullable ServiceInstance chosen(ServerWebExchange exchange) {
        Response<?> chosen = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR);
        return chosen != null && chosen.getServer() instanceof ServiceInstance instance ? instance : null;
    }

    private void answered(ServerWebExchange exchange) {
        ServiceInstance instance = chosen(exchange);
        if (instance != null) {
            silent.answered(instance);
        }
    }

    private void failed(ServerWebExchange exchange, Throwable failure) {
        if (isTimeOut(failure)) {
            unanswered(exchange);
        } else if (!Failures.neverSent(failure)) {
            answered(exchange); // a connection that ends is the end of a process, not its silence
        }
    }

    private void unanswered(ServerWebExchange exchange) {
        ServiceInstance instance = chosen(exchange);
        if (instance != null) {
            silent.unanswered(instance);
        }
    }

    private static boolean isTimeOut(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof ResponseStatusException status
                        && status.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
    }
}
