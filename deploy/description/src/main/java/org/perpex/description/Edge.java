package org.perpex.description;

import java.io.IOException;
import org.perpex.gateway.route.Endpoint;
import org.perpex.gateway.route.EndpointTable;
import org.perpex.gateway.route.RouteSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The gateway's table of routes: what reaches a service, who may call it, what it weighs. */
final class Edge {

    private final EndpointTable table;

    private Edge(EndpointTable table) {
        this.table = table;
    }

    static Edge load() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("routes", new ClassPathResource("routes.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        return new Edge(new EndpointTable(Binder.get(environment)
                .bind("perpex.gateway", RouteSettings.class)
                .get()));
    }

    /** The route that leads to an endpoint; fails if none does, or if it leads to another service. */
    Endpoint of(ServedRoute route) {
        Endpoint endpoint = table.find(route.method(), route.path().replaceAll("\\{[^}]+}", "1"));
        if (!endpoint.isListed() || !endpoint.service().equals(route.service())) {
            throw new IllegalStateException(
                    "the gateway does not lead " + route.key() + " to " + route.service() + ": " + endpoint.id());
        }
        return endpoint;
    }
}
