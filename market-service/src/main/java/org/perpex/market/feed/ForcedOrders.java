package org.perpex.market.feed;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.OrderOrigin;

/**
 * The orders of liquidations that are under way. One that was under way when the process started is not told of. Not
 * thread-safe: used by the feed alone.
 */
final class ForcedOrders {

    private final Map<Long, ForcedOrder> open = new HashMap<>();

    void accepted(OrderDetails details) {
        if (details.origin() == OrderOrigin.LIQUIDATION) {
            open.put(details.orderId(), ForcedOrder.accepted(details));
        }
    }

    void traded(BookFact.Traded fact) {
        if (!open.isEmpty()) {
            open.computeIfPresent(fact.takerOrderId(), (id, order) -> order.traded(fact.lots(), fact.priceTicks()));
            open.computeIfPresent(fact.makerOrderId(), (id, order) -> order.traded(fact.lots(), fact.priceTicks()));
        }
    }

    /** Returns the order that has ended, if it was a liquidation's. */
    @Nullable
    ForcedOrder closed(long orderId, long atMillis) {
        ForcedOrder order = open.remove(orderId);
        return order == null ? null : order.ended(atMillis);
    }
}
