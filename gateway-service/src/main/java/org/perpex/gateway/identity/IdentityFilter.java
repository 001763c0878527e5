package org.perpex.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.edge.FilterOrder;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The fifth filter: says under the gateway's signature who sends the request, to the services of its route alone.
 *
 * <p>A token says the same for every request of one caller to the same services, so it is signed once in a few seconds
 * and used again; its lifetime leaves room for that.
 */
public final class IdentityFilter implements GlobalFilter, Ordered {

    static final Duration USED_AGAIN = Duration.ofSeconds(5);
    private static final int KEPT_MAX = 50_000;

    private final IdentityTokens tokens;
    private final Cache<Spoken, String> signed = Caffeine.newBuilder()
            .expireAfterWrite(USED_AGAIN)
            .maximumSize(KEPT_MAX)
            .build();

    private record Spoken(Identity of, List<String> to) {}

    public IdentityFilter(IdentityTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return FilterOrder.IDENTITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Call call = Call.of(exchange);
        Spoken spoken = new Spoken(call.principal(), call.endpoint().audience());
        call.headers().set(IdentityToken.HEADER, signed.get(spoken, key -> tokens.sign(key.of(), key.to())));
        return chain.filter(exchange);
    }
}
