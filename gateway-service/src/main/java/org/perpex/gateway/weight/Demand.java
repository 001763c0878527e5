package org.perpex.gateway.weight;

import org.jspecify.annotations.Nullable;

/**
 * What one request asks to use up, and within which limits.
 *
 * @param address the network that is charged
 * @param weight the weight that it is charged with; zero asks only how much is used
 * @param needed the weight that must be left: more than is charged for an order, which costs none but does not pass when
 *     the address has used up all; zero for a caller whom the limit of the address does not concern
 * @param refusalsMax refusals of the address in a minute after which it is banned
 * @param account the account whose orders are counted; null if the request places none
 */
record Demand(
        String address,
        int weight,
        int weightMax,
        int needed,
        int refusalsMax,
        @Nullable String account,
        int ordersTenSeconds,
        int ordersTenSecondsMax,
        int ordersMinute,
        int ordersMinuteMax) {}
