package org.perpex.gateway.edge;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Shows metrics to our own networks alone. Whether the gateway is up, everybody may ask. */
public final class MetricsGuard implements WebFilter {

    private static final String ACTUATOR = "/actuator";
    private static final String HEALTH = "/actuator/health";

    private final ClientAddresses addresses;
    private final List<AddressRange> allowed;

    public MetricsGuard(ClientAddresses addresses, List<String> allowed) {
        this.addresses = addresses;
        this.allowed = allowed.stream().map(AddressRange::parse).toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getURI().getRawPath();
        if (!path.startsWith(ACTUATOR) || path.equals(HEALTH) || isAllowed(addresses.of(exchange.getRequest()))) {
            return chain.filter(exchange);
        }
        exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
        return exchange.getResponse().setComplete();
    }

    private boolean isAllowed(String address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }
}
