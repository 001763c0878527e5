package org.perpex.market.administration;

import java.util.EnumSet;
import java.util.Set;
import org.perpex.common.core.MarketPhase;

/** Which phases an operator may choose. */
public final class PhaseRules {

    private static final Set<MarketPhase> OFFERED = EnumSet.of(
            MarketPhase.AUCTION,
            MarketPhase.TRADING,
            MarketPhase.POST_ONLY,
            MarketPhase.REDUCE_ONLY,
            MarketPhase.CANCEL_ONLY,
            MarketPhase.HALTED);
    private static final Set<MarketPhase> CLOSED =
            EnumSet.of(MarketPhase.REDUCE_ONLY, MarketPhase.CANCEL_ONLY, MarketPhase.HALTED);

    private PhaseRules() {}

    /** The phases that an operator may choose; settlement takes more than one person, and PRE_OPEN never comes back. */
    public static Set<MarketPhase> offered() {
        return EnumSet.copyOf(OFFERED);
    }

    /** Whether prices matter to what trades in a phase: none of these is entered without an index. */
    public static boolean needsIndex(MarketPhase phase) {
        return OFFERED.contains(phase) && phase != MarketPhase.CANCEL_ONLY && phase != MarketPhase.HALTED;
    }

    /** Whether nothing new is opened in a phase, so that the market may be settled. */
    public static boolean maySettle(MarketPhase phase) {
        return CLOSED.contains(phase);
    }
}
