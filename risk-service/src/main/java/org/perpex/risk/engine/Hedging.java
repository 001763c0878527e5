package org.perpex.risk.engine;

import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/** The rules of hedge mode: a long and a short beside each other, neither of which an order turns over. */
final class Hedging {

    private Hedging() {}

    /**
     * Whether an order only reduces: it says so, or it works against its position of hedge mode. The book gets it as
     * reduce-only then, and holds it to the position.
     */
    static boolean reduces(OrderCommand.Place order) {
        return reduces(order.positionSide(), order.side(), order.reduceOnly());
    }

    /** As of an order that is placed. */
    static boolean reduces(TriggerOrder order) {
        return reduces(order.positionSide(), order.side(), order.reduceOnly());
    }

    private static boolean reduces(PositionSide position, Side side, boolean asked) {
        return asked || position.isClosedBy(side);
    }

    /** Whether an order names a position that its account can have, and does not ask to reduce what it opens. */
    static boolean fits(PositionMode mode, OrderCommand.Place order) {
        return fits(mode, order.positionSide(), order.side(), order.reduceOnly());
    }

    static boolean fits(PositionMode mode, TriggerOrder order) {
        return fits(mode, order.positionSide(), order.side(), order.reduceOnly() || order.closePosition());
    }

    private static boolean fits(PositionMode mode, PositionSide position, Side side, boolean reduces) {
        return switch (mode) {
            case ONE_WAY -> position == PositionSide.BOTH;
            case HEDGE -> position != PositionSide.BOTH && (!reduces || position.isClosedBy(side));
        };
    }
}
