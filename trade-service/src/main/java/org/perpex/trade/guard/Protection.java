package org.perpex.trade.guard;

import org.perpex.common.core.MarketSpec;

/**
 * What the quotes of an account in a market may lose before they are withdrawn.
 *
 * @param windowMillis the time that fills are counted over; 0 switches the protection off
 * @param lotsMax filled size that trips it; 0: no such bound
 * @param fillsMax number of fills that trips it; 0: no such bound
 * @param frozenMillis how long quotes are refused then; 0: until they are admitted again
 */
public record Protection(MarketSpec market, long windowMillis, long lotsMax, int fillsMax, long frozenMillis) {}
