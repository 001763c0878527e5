package org.perpex.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The list of routes, as {@code routes.yaml} writes it. What is not listed does not exist. */
@ConfigurationProperties("perpex.gateway")
public record RouteSettings(List<Entry> routes) {

    public RouteSettings {
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("perpex.gateway.routes is empty");
        }
    }

    /**
     * One route.
     *
     * @param id its name, in metrics, logs and flow rules
     * @param methods the methods that it answers; a WebSocket route answers GET
     * @param paths literal paths, or patterns as Spring's {@code PathPattern} reads them
     * @param service the service that answers
     * @param security what it asks of its caller
     * @param permission what an API key must be allowed, when the security type does not say it already
     * @param roles roles of which the caller must have one; empty means that any will do
     * @param alsoFor further services that the caller's identity token is good for
     * @param weight address weight of one request
     * @param weightWithoutSymbol address weight of a request that names no symbol; zero means the same
     * @param weightByLimit address weight by number of rows
     * @param rows number of rows of a request that names no limit
     * @param ordersTenSeconds orders that one request counts for in ten seconds
     * @param ordersMinute orders that one request counts for in a minute
     * @param timeout how long the service may take to begin its answer
     * @param secretPath whether the path holds a secret, so that it must not be written to a log
     */
    public record Entry(
            String id,
            @DefaultValue("GET") Set<String> methods,
            List<String> paths,
            String service,
            Security security,
            @Nullable Permission permission,
            @DefaultValue Set<Role> roles,
            @DefaultValue List<String> alsoFor,
            @DefaultValue("1") int weight,
            @DefaultValue("0") int weightWithoutSymbol,
            @Nullable Map<Integer, Integer> weightByLimit,
            @DefaultValue("500") int rows,
            @DefaultValue("0") int ordersTenSeconds,
            @DefaultValue("0") int ordersMinute,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("false") boolean secretPath) {}
}
