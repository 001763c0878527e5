package org.perpex.gateway.route;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one request uses up of its caller's limits.
 *
 * @param weight the address weight, unless one of the next two says otherwise
 * @param withoutSymbol the weight of a request that names no symbol
 * @param byLimit the weight by the greatest number of rows asked for, e.g. up to 100 rows 5; more rows than any
 *     entry cost what the last entry costs
 * @param rows the number of rows that a request without a limit gets
 * @param ordersTenSeconds how many orders it counts for in the ten-second window
 * @param ordersMinute how many orders it counts for in the one-minute window
 */
public record Cost(
        int weight,
        int withoutSymbol,
        NavigableMap<Integer, Integer> byLimit,
        int rows,
        int ordersTenSeconds,
        int ordersMinute) {

    static Cost of(RouteSettings.Entry entry) {
        Map<Integer, Integer> table = entry.weightByLimit() == null ? Map.of() : entry.weightByLimit();
        return new Cost(
                entry.weight(),
                entry.weightWithoutSymbol(),
                new TreeMap<>(table),
                entry.rows(),
                entry.ordersTenSeconds(),
                entry.ordersMinute());
    }

    /** Returns the address weight of a request with this raw query. */
    public int weightOf(@Nullable String query) {
        if (withoutSymbol > 0 && value(query, "symbol") == null) {
            return withoutSymbol;
        }
        if (byLimit.isEmpty()) {
            return weight;
        }
        Map.Entry<Integer, Integer> step = byLimit.ceilingEntry(rowsOf(value(query, "limit")));
        return step == null ? byLimit.lastEntry().getValue() : step.getValue();
    }

    public boolean countsOrders() {
        return ordersTenSeconds > 0;
    }

    private int rowsOf(@Nullable String limit) {
        if (limit == null || limit.isEmpty() || limit.length() > 9) {
            return rows;
        }
        for (int i = 0; i < limit.length(); i++) {
            if (limit.charAt(i) < '0' || limit.charAt(i) > '9') {
                return rows;
            }
        }
        return Integer.parseInt(limit);
    }

    private static @Nullable String value(@Nullable String query, String name) {
        if (query == null) {
            return null;
        }
        int from = 0;
        while (from < query.length()) {
            int to = query.indexOf('&', from);
            if (to < 0) {
                to = query.length();
            }
            int valueFrom = from + name.length() + 1;
            if (valueFrom < to && query.startsWith(name, from) && query.charAt(valueFrom - 1) == '=') {
                return query.substring(valueFrom, to);
            }
            from = to + 1;
        }
        return null;
    }
}
