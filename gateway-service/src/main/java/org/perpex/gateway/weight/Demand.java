package org.perpex.gateway.weight;

import org.jspecify.annotations.Nullable;

/**
 * What one request asks to use up, and within which limits.
 *
 * @param address the network that is charged
 * @param weight the weight that it is charged with; zero asks only how much is used
 * @param account the account whose orders are counted; null if the request places none
 */
record Demand(
        String address,
        int weight,
        int weightMax,
        @Nullable String account,
        int ordersTenSeconds,
        int ordersTenSecondsMax,
        int ordersMinute,
        int ordersMinuteMax) {}
