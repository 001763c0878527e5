package org.perpex.trade.order;

import java.util.List;
import java.util.Optional;
import org.perpex.common.core.OrderOrigin;

/** The orders that the read model keeps. It follows the book by a moment. */
public interface OrderHistory {

    Optional<OrderState> find(long account, long orderId);

    /** The newest order that an account gave a client order id to. */
    Optional<OrderState> find(long account, String clientOrderId);

    /** The orders that a page asks for, by rising id. */
    List<OrderState> list(Page page);

    /**
     * Which orders of an account to list: from a first id or a start on, or the newest if neither is given.
     *
     * @param market 0: all markets
     * @param origins empty: whoever made them
     * @param fromOrderId the smallest id, or 0
     * @param startMillis the earliest acceptance, or 0
     * @param endMillis the latest acceptance
     */
    record Page(
            long account,
            int market,
            List<OrderOrigin> origins,
            long fromOrderId,
            long startMillis,
            long endMillis,
            int limit) {

        public Page {
            origins = List.copyOf(origins);
        }

        /** Whether the page shows orders of such an origin. */
        public boolean shows(OrderOrigin origin) {
            return origins.isEmpty() || origins.contains(origin);
        }

        public boolean isFromOldest() {
            return fromOrderId > 0 || startMillis > 0;
        }
    }
}
