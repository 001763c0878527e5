package org.perpex.common.contract;

import org.perpex.common.core.ParentKind;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/**
 * An order that is executed as many smaller ones.
 *
 * @param kind how it is cut
 * @param side of its children
 * @param positionSide BOTH in one-way mode
 * @param reduceOnly its children may only shrink a position
 * @param sizeLots of all children together
 * @param lowTicks lowest price of a child; of a TWAP the worst price of a sell, or 0
 * @param highTicks highest price of a child; of a TWAP the worst price of a buy, or 0
 * @param children how many children
 * @param durationMillis engine time from the first to the last child; 0 if all are placed at once
 * @param skewPpm size of the last child in relation to the first; 1,000,000: all alike
 * @param clientParentId chosen by the client; unique among the running parents of its account
 */
public record ParentOrder(
        ParentKind kind,
        Side side,
        PositionSide positionSide,
        boolean reduceOnly,
        long sizeLots,
        long lowTicks,
        long highTicks,
        int children,
        long durationMillis,
        int skewPpm,
        String clientParentId) {}
