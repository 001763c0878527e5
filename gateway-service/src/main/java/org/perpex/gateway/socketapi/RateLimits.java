package org.perpex.gateway.socketapi;

import org.jspecify.annotations.Nullable;
import org.perpex.gateway.weight.Limits;
import org.perpex.gateway.weight.WeightFilter;
import org.springframework.http.HttpHeaders;

/** Writes what is used up of the limits, as answers over the WebSocket API tell it. */
final class RateLimits {

    private RateLimits() {}

    /** Returns the limits that an answer's headers speak of, in JSON. */
    static String of(HttpHeaders answer, Limits limits, boolean maker, int weightBefore) {
        StringBuilder text = new StringBuilder("[");
        String tenSeconds = answer.getFirst(WeightFilter.ORDERS_TEN_SECONDS);
        String minute = answer.getFirst(WeightFilter.ORDERS_MINUTE);
        if (tenSeconds != null && minute != null) {
            int most = maker ? limits.makerOrdersTenSeconds() : limits.ordersTenSeconds();
            text.append(limit("ORDERS", "SECOND", 10, most, tenSeconds)).append(',');
            most = maker ? limits.makerOrdersMinute() : limits.ordersMinute();
            text.append(limit("ORDERS", "MINUTE", 1, most, minute)).append(',');
        }
        @Nullable String weight = answer.getFirst(WeightFilter.WEIGHT);
        return text.append(weight(limits, weight == null ? Integer.toString(weightBefore) : weight))
                .append(']')
                .toString();
    }

    /** Returns the weight alone, in JSON. */
    static String of(int weight, Limits limits) {
        return "[" + weight(limits, Integer.toString(weight)) + "]";
    }

    private static String weight(Limits limits, String count) {
        return limit("REQUEST_WEIGHT", "MINUTE", 1, limits.addressWeightMinute(), count);
    }

    private static String limit(String type, String interval, int number, int limit, String count) {
        return "{\"rateLimitType\":\"" + type + "\",\"interval\":\"" + interval + "\",\"intervalNum\":" + number
                + ",\"limit\":" + limit + ",\"count\":" + count + "}";
    }
}
