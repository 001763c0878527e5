package org.perpex.trade.margin;

import org.perpex.common.core.PositionSide;

/**
 * Margin that went to an isolated position or came back from it.
 *
 * @param number of the fact that says it, in the stream of accounts
 * @param deltaUnits positive: to the position
 * @param askedFor whether the trader asked for it; else the engine did it
 */
public record MarginChange(
        long number,
        long account,
        int market,
        PositionSide positionSide,
        long deltaUnits,
        boolean askedFor,
        long timeMillis) {}
