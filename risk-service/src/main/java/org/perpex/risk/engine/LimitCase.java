package org.perpex.risk.engine;

import org.perpex.common.contract.LimitSetting;

/**
 * What is judged by a limits profile: an order, or an order as an amendment would have it.
 *
 * @param equityUnits of the account, in USDT
 * @param holding the position that it works on, as it is
 * @param after the same with it
 * @param signedLots its size; negative if it sells
 * @param limitTicks the limit that the book is given
 * @param priced whether its owner named that
 */
record LimitCase(
        long nowMillis,
        Account account,
        AccountLimits limits,
        long equityUnits,
        MarketState market,
        Holding holding,
        Exposure after,
        long signedLots,
        long limitTicks,
        boolean priced) {

    /** The value of a rule now. */
    long value(LimitSetting setting) {
        return limits.value(setting, nowMillis);
    }
}
