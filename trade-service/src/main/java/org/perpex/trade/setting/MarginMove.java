package org.perpex.trade.setting;

import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionSide;

/**
 * Margin to add to an isolated position or to take from it.
 *
 * @param side which position of the market
 * @param deltaUnits of the quote asset; positive adds, negative takes away
 */
public record MarginMove(MarketSpec market, PositionSide side, long deltaUnits) {

    public MarginMove {
        if (deltaUnits == 0) {
            throw new IllegalArgumentException("a move of margin moves something");
        }
    }
}
