package org.perpex.risk.engine;

import java.util.Comparator;
import org.perpex.common.core.PositionSide;

/**
 * What is liquidated by itself: all cross positions of an account, or one isolated position.
 *
 * @param market of the isolated position; 0: the cross positions
 * @param side of the isolated position, else {@code BOTH}
 */
record Scope(long account, int market, PositionSide side) implements Comparable<Scope> {

    private static final Comparator<Scope> ORDER = Comparator.comparingLong(Scope::account)
            .thenComparingInt(Scope::market)
            .thenComparingInt(scope -> scope.side.code);

    static Scope cross(long account) {
        return new Scope(account, 0, PositionSide.BOTH);
    }

    static Scope of(long account, Holding holding) {
        return holding.isIsolated() ? new Scope(account, holding.market(), holding.positionSide()) : cross(account);
    }

    boolean isIsolated() {
        return market != 0;
    }

    /** Whether what happens to it stops the account in a market. */
    boolean covers(int other) {
        return market == 0 || market == other;
    }

    /** By account, the cross positions first. */
    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }
}
