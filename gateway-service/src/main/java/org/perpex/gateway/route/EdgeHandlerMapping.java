package org.perpex.gateway.route;

import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.env.Environment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds the route of a request in one look-up, where the gateway's own mapping would try one route after another. */
public final class EdgeHandlerMapping extends RoutePredicateHandlerMapping {

    private final EdgeRoutes routes;

    public EdgeHandlerMapping(
            FilteringWebHandler handler, EdgeRoutes routes, GlobalCorsProperties cors, Environment environment) {
        super(handler, routes, cors, environment);
        this.routes = routes;
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        return Mono.just(routes.find(exchange));
    }
}
