package org.perpex.market.funding;

/**
 * A rate at which the positions of a market have paid or received.
 *
 * @param dueMillis end of the interval
 * @param ratePpb of the notional; positive: longs paid
 * @param markTicks mark price that the notional was counted at
 */
public record PaidRate(int market, long dueMillis, long ratePpb, long markTicks) {}
