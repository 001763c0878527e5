package org.perpex.trade.api;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many orders an account may place, as the gateway counts them: its settings under {@code perpex.gateway.limits},
 * with its defaults.
 *
 * @param ordersTenSeconds orders of one account in ten seconds
 * @param ordersMinute orders of one account in a minute
 * @param makerOrdersTenSeconds orders of a house market maker's account in ten seconds
 * @param makerOrdersMinute orders of a house market maker's account in a minute
 */
record OrderLimits(
        @DefaultValue("300") int ordersTenSeconds,
        @DefaultValue("1200") int ordersMinute,
        @DefaultValue("10000") int makerOrdersTenSeconds,
        @DefaultValue("60000") int makerOrdersMinute) {}
