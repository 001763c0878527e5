package org.perpex.gateway.reach;

import java.net.URI;
import org.perpex.gateway.edge.FilterOrder;
import org.perpex.gateway.refusal.Failures;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Chooses another instance when no connection to the chosen one could be made. Nothing of the request has left the
 * gateway then, so this repeats no order; once a connection stands, a failure is final. Notes which instances answer.
 */
public final class ReachFilter implements GlobalFilter, Ordered {

    private static final int INSTANCES_MAX = 3;

    private final Unreachable unreachable;
    private final AnswerWatch watch;

    public ReachFilter(Unreachable unreachable, Silent silent) {
        this.unreachable = unreachable;
        this.watch = new AnswerWatch(silent);
    }

    @Override
    public int getOrder() {
        return FilterOrder.REACH;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI service = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
        return attempt(exchange, chain, service, 1);
    }

    private Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain, URI service, int number) {
        return watch.watch(exchange, chain.filter(exchange)).onErrorResume(Failures::neverSent, failure -> {
            ServiceInstance instance = AnswerWatch.chosen(exchange);
            if (instance == null) {
                return Mono.error(failure);
            }
            unreachable.add(instance);
            if (number == INSTANCES_MAX) {
                return Mono.error(failure);
            }
            exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, service);
            exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR);
            exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR);
            return attempt(exchange, chain, service, number + 1);
        });
    }
}
