package org.perpex.trade.api;

import java.util.List;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says how many orders the caller may place. Read anew for each answer: the limits change at run time. */
@RestController
class OrderLimitController {

    private static final String PREFIX = "perpex.gateway.limits";

    private final Environment environment;

    OrderLimitController(Environment environment) {
        this.environment = environment;
    }

    record LimitJson(String rateLimitType, String interval, int intervalNum, int limit) {}

    @GetMapping("/fapi/v1/rateLimit/order")
    List<LimitJson> list(Identity identity) {
        identity.require(Permission.READ);
        OrderLimits limits = Binder.get(environment).bindOrCreate(PREFIX, OrderLimits.class);
        boolean maker = identity.roles().contains(Role.MARKET_MAKER);
        return List.of(
                new LimitJson(
                        "ORDERS", "SECOND", 10, maker ? limits.makerOrdersTenSeconds() : limits.ordersTenSeconds()),
                new LimitJson("ORDERS", "MINUTE", 1, maker ? limits.makerOrdersMinute() : limits.ordersMinute()));
    }
}
