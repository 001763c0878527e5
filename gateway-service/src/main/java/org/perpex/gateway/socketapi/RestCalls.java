package org.perpex.gateway.socketapi;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.perpex.gateway.authentication.SocketProof;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.weight.Limits;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import reactor.core.publisher.Mono;

/**
 * Sends requests the way of their REST endpoints, inside this process: through every filter of the gateway, so that
 * checks, weights, flow control, access log and errors are the same to the letter. Thread-safe.
 */
final class RestCalls {

    private final Supplier<WebHandler> edge;
    private final Supplier<Limits> limits;
    private final InstantSource clock;
    private final DefaultWebSessionManager sessions = new DefaultWebSessionManager();
    private final ServerCodecConfigurer codecs = ServerCodecConfigurer.create();
    private final AcceptHeaderLocaleContextResolver locales = new AcceptHeaderLocaleContextResolver();

    /** @param edge what handles the requests that come over HTTP */
    RestCalls(Supplier<WebHandler> edge, Supplier<Limits> limits, InstantSource clock) {
        this.edge = edge;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param weightBefore the weight last told on the connection, for an answer that does not tell it */
    Mono<SocketAnswer> call(SocketRequest request, SocketProof proof, int weightBefore) {
        return Mono.defer(() -> {
            SocketResponse response = new SocketResponse();
            ServerWebExchange exchange = new DefaultServerWebExchange(request, response, sessions, codecs, locales);
            exchange.getAttributes().put(SocketProof.ATTRIBUTE, proof);
            return edge.get().handle(exchange).then(Mono.fromSupplier(() -> answer(exchange, response, weightBefore)));
        });
    }

    private SocketAnswer answer(ServerWebExchange exchange, SocketResponse response, int weightBefore) {
        boolean maker = Call.of(exchange).isMarketMaker();
        String used = RateLimits.of(response.getHeaders(), limits.get(), maker, weightBefore);
        String retryAfter = response.getHeaders().getFirst("Retry-After");
        Long retryAt = retryAfter == null ? null : clock.millis() + Long.parseLong(retryAfter) * 1_000;
        return new SocketAnswer(response.status(), response.body(), used, retryAt);
    }
}
