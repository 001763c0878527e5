package org.perpex.match.engine;

import org.perpex.common.core.MarketPhase;

/** What the phases of a market have in common, and which may follow which. */
final class Phases {

    private Phases() {}

    /** Whether orders are collected without trading. */
    static boolean collects(MarketPhase phase) {
        return switch (phase) {
            case PRE_OPEN, AUCTION -> true;
            case TRADING, POST_ONLY, REDUCE_ONLY, CANCEL_ONLY, HALTED, SETTLING -> false;
        };
    }

    /** Whether orders meet as they come: in such a phase the best bid is below the best ask. */
    static boolean matches(MarketPhase phase) {
        return switch (phase) {
            case TRADING, POST_ONLY, REDUCE_ONLY -> true;
            case PRE_OPEN, AUCTION, CANCEL_ONLY, HALTED, SETTLING -> false;
        };
    }

    /** Whether a market may go from one phase to another: it opens once, and what settles never comes back. */
    static boolean mayFollow(MarketPhase from, MarketPhase to) {
        return from != MarketPhase.SETTLING && to != MarketPhase.PRE_OPEN;
    }
}
