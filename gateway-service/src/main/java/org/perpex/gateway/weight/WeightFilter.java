package org.perpex.gateway.weight;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.web.ClientNetwork;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.edge.FilterOrder;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.perpex.gateway.route.Cost;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The third filter: charges each request to its address and its orders to its account, and says what is used up. */
public final class WeightFilter implements GlobalFilter, Ordered {

    public static final String WEIGHT = "X-MBX-USED-WEIGHT-1M";
    public static final String ORDERS_TEN_SECONDS = "X-MBX-ORDER-COUNT-10S";
    public static final String ORDERS_MINUTE = "X-MBX-ORDER-COUNT-1M";

    private final Charges charges;
    private final Map<Usage.Verdict, Counter> refused = new EnumMap<>(Usage.Verdict.class);

    public WeightFilter(Charges charges, MeterRegistry meters) {
        this.charges = charges;
        for (Usage.Verdict verdict : Usage.Verdict.values()) {
            if (verdict != Usage.Verdict.GRANTED) {
                refused.put(
                        verdict,
                        Counter.builder("perpex.gateway.limits.refused")
                                .description("Requests refused because a limit was met")
                                .tag("limit", verdict.name())
                                .register(meters));
            }
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.WEIGHT;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Call call = Call.of(exchange);
        return charges.charge(limits -> demand(call, limits)).flatMap(usage -> {
            tell(exchange, call, usage);
            return usage.verdict() == Usage.Verdict.GRANTED ? chain.filter(exchange) : Mono.error(refusal(usage));
        });
    }

    /** Charges a weight to an address for what is no request to a service, and returns what is used up then. */
    public Mono<Integer> charge(String address, int weight) {
        return charges.charge(limits -> new Demand(
                        ClientNetwork.of(address),
                        weight,
                        limits.addressWeightMinute(),
                        weight,
                        limits.refusalsMinute(),
                        null,
                        0,
                        0,
                        0,
                        0))
                .flatMap(usage -> usage.verdict() == Usage.Verdict.GRANTED
                        ? Mono.just(usage.weight())
                        : Mono.error(refusal(usage)));
    }

    private static Demand demand(Call call, Limits limits) {
        Cost cost = call.endpoint().cost();
        boolean maker = call.isMarketMaker();
        int weight = maker ? 0 : cost.weightOf(call.query());
        return new Demand(
                ClientNetwork.of(call.address()),
                weight,
                limits.addressWeightMinute(),
                cost.countsOrders() && !maker ? Math.max(1, weight) : weight,
                limits.refusalsMinute(),
                cost.countsOrders() ? call.account() : null,
                cost.ordersTenSeconds(),
                maker ? limits.makerOrdersTenSeconds() : limits.ordersTenSeconds(),
                cost.ordersMinute(),
                maker ? limits.makerOrdersMinute() : limits.ordersMinute());
    }

    private static void tell(ServerWebExchange exchange, Call call, Usage usage) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(WEIGHT, Integer.toString(usage.weight()));
        if (call.endpoint().cost().countsOrders()) {
            headers.set(ORDERS_TEN_SECONDS, Integer.toString(usage.ordersTenSeconds()));
            headers.set(ORDERS_MINUTE, Integer.toString(usage.ordersMinute()));
        }
    }

    private RefusedException refusal(Usage usage) {
        @Nullable Counter counter = refused.get(usage.verdict());
        if (counter != null) {
            counter.increment();
        }
        Duration wait = Duration.ofMillis(usage.retryMillis() + 999L);
        return switch (usage.verdict()) {
            case BANNED -> RefusedException.banned(wait, charges.nowMillis() + usage.retryMillis());
            case TOO_MANY_ORDERS -> new RefusedException(Reason.TOO_MANY_ORDERS, wait);
            case TOO_MUCH_WEIGHT, GRANTED -> new RefusedException(Reason.TOO_MANY_REQUESTS, wait);
        };
    }
}
