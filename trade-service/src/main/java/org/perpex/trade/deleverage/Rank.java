package org.perpex.trade.deleverage;

import org.perpex.common.core.PositionSide;

/**
 * The place of a position in the order of deleveraging.
 *
 * @param quantile 1, the last to be closed, to 5, the first; 0: the position is gone
 */
public record Rank(Position position, int quantile) {

    /** Whose position it is, and which. */
    public record Position(long account, int market, PositionSide side) {}

    public boolean isGone() {
        return quantile == 0;
    }
}
