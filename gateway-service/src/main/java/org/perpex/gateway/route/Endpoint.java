package org.perpex.gateway.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;

/**
 * One route of the edge, checked and ready for use.
 *
 * @param permission what an API key must be allowed to use it
 * @param audience the services that accept the identity token of a request on this route
 * @param secretPath whether the path holds a secret, so that it must not be written to a log
 */
public record Endpoint(
        String id,
        String service,
        Security security,
        Permission permission,
        Set<Role> roles,
        List<String> audience,
        Cost cost,
        Duration timeout,
        boolean secretPath) {

    /** Where a request goes that no route answers: nowhere. It costs what any other request costs. */
    public static final Endpoint UNKNOWN = refusing("unknown-path");

    /** Where a request goes whose path exists, with other methods. */
    public static final Endpoint WRONG_METHOD = refusing("wrong-method");

    public Endpoint {
        if (security == Security.ADMIN && roles.isEmpty()) {
            throw new IllegalArgumentException("an ADMIN route must name its roles: " + id);
        }
        if (security == Security.NONE && !roles.isEmpty()) {
            throw new IllegalArgumentException("a route for everybody cannot ask for a role: " + id);
        }
    }

    static Endpoint of(RouteSettings.Entry entry) {
        List<String> audience = new ArrayList<>();
        audience.add(entry.service());
        audience.addAll(entry.alsoFor());
        return new Endpoint(
                entry.id(),
                entry.service(),
                entry.security(),
                permission(entry.security(), entry.permission()),
                Set.copyOf(entry.roles()),
                List.copyOf(audience),
                Cost.of(entry),
                entry.timeout(),
                entry.secretPath());
    }

    public boolean isListed() {
        return this != UNKNOWN && this != WRONG_METHOD;
    }

    private static Permission permission(Security security, @Nullable Permission named) {
        if (named != null) {
            return named;
        }
        return security == Security.TRADE ? Permission.TRADE : Permission.READ;
    }

    private static Endpoint refusing(String id) {
        Cost one = new Cost(1, 0, new TreeMap<>(), 0, 0, 0);
        return new Endpoint(
                id, "", Security.NONE, Permission.READ, Set.of(), List.of(), one, Duration.ofSeconds(1), false);
    }
}
