package org.perpex.trade.order;

import java.util.List;
import java.util.Optional;

/** The orders that the read model keeps. It follows the book by a moment. */
public interface OrderHistory {

    Optional<OrderState> find(long account, long orderId);

    /** The newest order that an account gave a client order id to. */
    Optional<OrderState> find(long account, String clientOrderId);

    /** The orders that a page asks for, by rising id. */
    List<OrderState> list(Page page);

    /**
     * Which orders of an account in a market to list.
     *
     * @param fromOrderId the smallest id, or 0: then the newest ones are listed
     * @param startMillis the earliest acceptance, or 0
     * @param endMillis the latest acceptance
     */
    record Page(long account, int market, long fromOrderId, long startMillis, long endMillis, int limit) {}
}
