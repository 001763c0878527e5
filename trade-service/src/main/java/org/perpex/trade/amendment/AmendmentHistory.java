package org.perpex.trade.amendment;

import java.util.List;

/** The amendments that the read model keeps. */
public interface AmendmentHistory {

    /** The amendments that a page asks for, the newest first. */
    List<Amendment> list(Page page);

    /** The number of the last fact of the book that the read model holds. */
    long lastNumber();

    /**
     * Which amendments of an account in a market to list.
     *
     * @param orderId only those of an order, or 0
     * @param clientOrderId where the order id is 0: only those of orders with this client order id; empty: of all
     */
    record Page(
            long account,
            int market,
            long orderId,
            String clientOrderId,
            long startMillis,
            long endMillis,
            int limit) {}
}
