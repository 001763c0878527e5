package org.perpex.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import org.perpex.gateway.refusal.Refusals;
import org.perpex.gateway.route.EdgeRoutes;
import org.perpex.gateway.route.Endpoint;
import org.slf4j.MDC;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * The outermost filter: names the request, takes away what only the gateway may say, turns whatever fails behind it
 * into an answer, and writes the access log.
 */
public final class TraceFilter implements GlobalFilter, Ordered {

    private static final String TRACE = "trace";

    private final TraceIds ids = new TraceIds();
    private final ClientAddresses addresses;
    private final Refusals refusals;
    private final AccessLog log;

    public TraceFilter(ClientAddresses addresses, Refusals refusals, MeterRegistry meters) {
        this.addresses = addresses;
        this.refusals = refusals;
        log = new AccessLog(meters);
    }

    @Override
    public int getOrder() {
        return FilterOrder.TRACE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        long startedNanos = System.nanoTime();
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        Endpoint endpoint = EdgeRoutes.endpoint(route);
        String address = addresses.of(exchange.getRequest());
        Call call = new Call(ids.next(), endpoint, address, startedNanos, exchange.getRequest());
        call.attachTo(exchange);
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().set(Call.TRACE_HEADER, call.trace());
        ServerWebExchange onward = exchange.mutate()
                .request(new EdgeRequest(exchange.getRequest(), call, response.bufferFactory()))
                .build();
        return chain.filter(onward)
                .onErrorResume(failure -> refuse(onward, call, failure))
                .doFinally(signal -> finish(signal, exchange, call))
                .contextWrite(context -> context.put(TRACE, call.trace()));
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Call call, Throwable failure) {
        try (MDC.MDCCloseable _ = MDC.putCloseable(TRACE, call.trace())) {
            return refusals.answer(exchange, failure);
        }
    }

    private void finish(SignalType signal, ServerWebExchange exchange, Call call) {
        if (signal == SignalType.CANCEL) {
            log.canceled(exchange, call);
        } else {
            log.answered(exchange, call);
        }
    }
}
