package org.perpex.gateway.authentication;

import org.perpex.gateway.edge.BodyReader;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.edge.EdgeRequest;
import org.perpex.gateway.edge.FilterOrder;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.perpex.gateway.route.Endpoint;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The second filter: nothing passes that is not listed, and nobody who is not who the route asks for. */
public final class AuthenticationFilter implements GlobalFilter, Ordered {

    private final Authenticator authenticator;

    public AuthenticationFilter(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public int getOrder() {
        return FilterOrder.AUTHENTICATION;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Call call = Call.of(exchange);
        if (call.endpoint() == Endpoint.UNKNOWN) {
            return Mono.error(new RefusedException(Reason.PATH_UNKNOWN));
        }
        if (call.endpoint() == Endpoint.WRONG_METHOD) {
            return Mono.error(new RefusedException(Reason.WRONG_METHOD));
        }
        Mono<Void> read = BodyReader.isExpected(call)
                ? BodyReader.read(EdgeRequest.received(exchange.getRequest()), call)
                : Mono.empty();
        SocketProof proof = exchange.getAttribute(SocketProof.ATTRIBUTE);
        return read.then(Mono.defer(() -> proof == null
                        ? authenticator.identify(call)
                        : authenticator.sockets().identify(call, proof)))
                .doOnNext(identity -> {
                    call.principal(identity);
                    authenticator.removeCredentials(call);
                })
                .then(Mono.defer(() -> chain.filter(exchange)));
    }
}
