package org.perpex.gateway.route;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The gateway's routes, made from the endpoint table: one per endpoint, and the two that lead nowhere. */
public final class EdgeRoutes implements RouteLocator {

    private static final String ENDPOINT = Endpoint.class.getName();

    private final EndpointTable table;
    private final Map<Endpoint, Route> routes = new HashMap<>();

    public EdgeRoutes(EndpointTable table) {
        this.table = table;
        for (Endpoint endpoint : table.endpoints()) {
            routes.put(endpoint, route(endpoint, "lb://" + endpoint.service()));
        }
        routes.put(Endpoint.UNKNOWN, route(Endpoint.UNKNOWN, "no://where"));
        routes.put(Endpoint.WRONG_METHOD, route(Endpoint.WRONG_METHOD, "no://where"));
    }

    @Override
    public Flux<Route> getRoutes() {
        return Flux.fromIterable(routes.values());
    }

    /** Returns the endpoint that a route was made from. */
    public static Endpoint endpoint(Route route) {
        return (Endpoint) Objects.requireNonNull(route.getMetadata().get(ENDPOINT));
    }

    Route find(ServerWebExchange exchange) {
        String method = exchange.getRequest().getMethod().name();
        String path = exchange.getRequest().getURI().getRawPath();
        return Objects.requireNonNull(routes.get(table.find(method, path)));
    }

    private Route route(Endpoint endpoint, String uri) {
        return Route.async()
                .id(endpoint.id())
                .uri(URI.create(uri))
                .asyncPredicate(exchange -> Mono.just(find(exchange).getId().equals(endpoint.id())))
                .metadata(ENDPOINT, endpoint)
                .metadata(
                        RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                        endpoint.timeout().toMillis())
                .build();
    }
}
