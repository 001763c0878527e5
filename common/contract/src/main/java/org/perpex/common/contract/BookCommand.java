package org.perpex.common.contract;

import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RequestId;

/** Commands of the account engine to a matching engine, on {@code order-topic}. */
public sealed interface BookCommand extends BookInput {
    /**
     * An order whose margin is taken. A market order carries the worst price that its account can pay.
     *
     * @param order the price is a limit, of a market order the worst that its account can pay
     */
    record Place(OrderDetails order) implements BookCommand {}

    /**
     * Takes an order out of the book.
     *
     * @param request the cancel's own id
     */
    record Cancel(RequestId request, long orderId, long account, int market, CloseReason reason)
            implements BookCommand {}

    /** Takes all orders of an account in a market out of the book, in order of their ids. */
    record CancelAll(RequestId request, long account, int market, CloseReason reason) implements BookCommand {}
}
