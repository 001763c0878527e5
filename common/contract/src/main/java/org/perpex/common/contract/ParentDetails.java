package org.perpex.common.contract;

import org.perpex.common.core.RequestId;

/**
 * A parent order as it was placed.
 *
 * @param request the id of the command that placed it
 * @param parentId assigned by the account engine, from the same numbers as order ids
 * @param account user × 1024 + sub-account
 * @param market number of the market
 * @param order how it is executed
 */
public record ParentDetails(RequestId request, long parentId, long account, int market, ParentOrder order) {}
