package org.perpex.common.contract;

import org.perpex.common.core.RequestId;

/** Facts of the book about what guards traders and markets. */
public sealed interface GuardFact extends BookFact {
    /**
     * The countdown of an account in a market was started or stopped.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param endMillis engine time at which it ends; 0: it is stopped
     */
    record CountdownSet(RequestId request, long account, int market, long endMillis) implements GuardFact {}

    /**
     * An account's countdown ended and its orders in the market were canceled; their closings came before.
     *
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param count how many there were
     */
    record CountdownEnded(long account, int market, int count) implements GuardFact {}

    /**
     * The maker protection of an account in a market.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param windowMillis 0: it is off
     * @param lotsMax filled size that trips it; 0: no such bound
     * @param fillsMax number of fills that trips it; 0: no such bound
     * @param frozenMillis how long quotes are refused then; 0: until they are admitted again
     */
    record ProtectionSet(
            RequestId request,
            long account,
            int market,
            long windowMillis,
            long lotsMax,
            int fillsMax,
            long frozenMillis)
            implements GuardFact {}

    /**
     * An account's maker protection tripped: its quotes in the market are canceled and new ones refused.
     *
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param lots what was filled within the window
     * @param fills how many fills there were
     * @param untilMillis engine time until which quotes are refused; 0: until they are admitted again
     */
    record ProtectionTripped(long account, int market, long lots, int fills, long untilMillis) implements GuardFact {}

    /**
     * Quotes of an account are admitted again.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     */
    record ProtectionReset(RequestId request, long account, int market) implements GuardFact {}

    /**
     * A market moved too far too fast; its phase changes with the same input.
     *
     * @param market number of the market
     * @param priceTicks the price that tripped it
     * @param referenceTicks the price that it was compared with
     * @param trips how often it tripped in a row
     * @param untilMillis engine time at which the auction begins
     */
    record BreakerTripped(int market, long priceTicks, long referenceTicks, int trips, long untilMillis)
            implements GuardFact {}
}
