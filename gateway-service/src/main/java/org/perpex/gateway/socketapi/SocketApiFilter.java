package org.perpex.gateway.socketapi;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.perpex.gateway.authentication.Authenticator;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.edge.FilterOrder;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.perpex.gateway.weight.Limits;
import org.perpex.gateway.weight.WeightFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes connections of the WebSocket API, which have passed the filters before like any request. */
public final class SocketApiFilter implements GlobalFilter, Ordered {

    private static final String ENDPOINT = "socket-api";

    private final ObjectProvider<WebSocketService> sockets;
    private final SocketConversation.Surroundings surroundings;

    /**
     * What answers a request.
     *
     * @param edge what handles the requests that come over HTTP; the filters must all be there before it can be made
     */
    public record Behind(
            ObjectProvider<DispatcherHandler> edge,
            ObjectProvider<WebSocketService> sockets,
            Authenticator authenticator,
            WeightFilter weights) {}

    public SocketApiFilter(Behind behind, Supplier<Limits> limits, JsonMapper json, InstantSource clock) {
        sockets = behind.sockets();
        surroundings = new SocketConversation.Surroundings(
                new RestCalls(behind.edge()::getObject, limits, clock),
                behind.authenticator().sockets(),
                behind.weights(),
                limits,
                json,
                clock);
    }

    @Override
    public int getOrder() {
        return FilterOrder.SOCKET_API;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Call call = Call.of(exchange);
        if (!call.endpoint().id().equals(ENDPOINT)) {
            return chain.filter(exchange);
        }
        if (!"websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getFirst(HttpHeaders.UPGRADE))) {
            return Mono.error(new RefusedException(Reason.WRONG_METHOD));
        }
        SocketConversation conversation = new SocketConversation(surroundings, call.address());
        return sockets.getObject().handleRequest(exchange, new SocketApi(conversation, surroundings.clock()));
    }
}
