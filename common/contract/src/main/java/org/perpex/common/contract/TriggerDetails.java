package org.perpex.common.contract;

import org.perpex.common.core.RequestId;

/**
 * A trigger as it was placed.
 *
 * @param request the id of the command that placed it
 * @param triggerId assigned by the account engine, from the same numbers as order ids
 * @param account user × 1024 + sub-account
 * @param market number of the market
 * @param group id that triggers share of which one alone may fire; 0 if it stands alone
 * @param entryOrderId the order whose position it leaves; 0 if none
 * @param order what it waits for and what it becomes
 */
public record TriggerDetails(
        RequestId request,
        long triggerId,
        long account,
        int market,
        long group,
        long entryOrderId,
        TriggerOrder order) {}
