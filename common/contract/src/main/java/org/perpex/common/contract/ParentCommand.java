package org.perpex.common.contract;

import org.perpex.common.core.RequestId;

/** Commands of a trader about orders that the account engine executes as many smaller ones, on {@code risk-topic}. */
public sealed interface ParentCommand extends TraderCommand {
    /**
     * Places a parent order.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param order how it is executed
     */
    record Place(RequestId request, long deadlineMillis, long account, int market, ParentOrder order)
            implements ParentCommand {}

    /**
     * Cancels a running parent order and its open children, named by its id or, where that is 0, by the id that the client chose.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param parentId 0 if the client parent id names it
     * @param clientParentId empty if the parent id names it
     */
    record Cancel(
            RequestId request, long deadlineMillis, long account, int market, long parentId, String clientParentId)
            implements ParentCommand {}
}
