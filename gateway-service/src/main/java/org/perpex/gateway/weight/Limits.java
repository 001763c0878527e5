package org.perpex.gateway.weight;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an address and an account may use up. Changes at run time.
 *
 * @param addressWeightMinute weight of all requests of one address in a minute
 * @param refusalsMinute refusals in a minute after which an address that goes on is banned for a while
 * @param ordersTenSeconds orders of one account in ten seconds
 * @param ordersMinute orders of one account in a minute
 * @param makerOrdersTenSeconds orders of a house market maker's account in ten seconds
 * @param makerOrdersMinute orders of a house market maker's account in a minute
 */
public record Limits(
        @DefaultValue("2400") int addressWeightMinute,
        @DefaultValue("300") int refusalsMinute,
        @DefaultValue("300") int ordersTenSeconds,
        @DefaultValue("1200") int ordersMinute,
        @DefaultValue("10000") int makerOrdersTenSeconds,
        @DefaultValue("60000") int makerOrdersMinute) {

    public Limits {
        if (Math.min(addressWeightMinute, Math.min(ordersTenSeconds, ordersMinute)) <= 0
                || refusalsMinute <= 0
                || Math.min(makerOrdersTenSeconds, makerOrdersMinute) <= 0) {
            throw new IllegalArgumentException("every limit under perpex.gateway.limits must be positive");
        }
    }

    /** Returns half of each, rounded up: what one gateway alone allows while it cannot ask the others. */
    Limits halved() {
        return new Limits(
                half(addressWeightMinute),
                refusalsMinute,
                half(ordersTenSeconds),
                half(ordersMinute),
                half(makerOrdersTenSeconds),
                half(makerOrdersMinute));
    }

    private static int half(int limit) {
        return limit / 2 + limit % 2;
    }
}
