package org.perpex.match.engine;

import org.perpex.common.contract.BookCommand;
import org.perpex.common.core.Side;

/**
 * A plain order that was amended and waits at another price, having met nobody; nothing else changed in the input.
 * Reused by its book: a listener takes what it needs and keeps no reference. What the command holds stands there.
 */
final class Requote {

    private static final Side[] SIDES = {Side.BUY, Side.SELL};

    /** 0 of a buy and 1 of a sell. */
    int sideIndex;

    long priceTicksBefore;
    long sizeLotsBefore;
    long openLots;

    /** What is left at the price before. */
    long leftLots;

    /** What there is at the new price. */
    long joinedLots;

    private final Amendment amendment = new Amendment();
    private final Incoming rested = new Incoming();

    Side side() {
        return side(sideIndex);
    }

    static Side side(int sideIndex) {
        return SIDES[sideIndex];
    }

    /** What it did, for a listener that takes its parts one by one. */
    Amendment amendment(BookCommand.Amend amend) {
        amendment.request = amend.request();
        amendment.orderId = amend.orderId();
        amendment.account = amend.account();
        amendment.side = side();
        amendment.askedTicks = amend.priceTicks();
        amendment.priceTicks = amend.priceTicks();
        amendment.priceTicksBefore = priceTicksBefore;
        amendment.sizeLots = amend.sizeLots();
        amendment.sizeLotsBefore = sizeLotsBefore;
        return amendment;
    }

    /** The order as it waits, for a listener that takes its parts one by one. */
    Incoming rested(BookCommand.Amend amend) {
        rested.orderId = amend.orderId();
        rested.account = amend.account();
        rested.side = side();
        rested.priceTicks = amend.priceTicks();
        rested.openLots = openLots;
        rested.lots = openLots;
        return rested;
    }

    /** Whether the level that the order joined comes before the one that it left: a better price does. */
    boolean joinedFirst(long priceTicks) {
        return joinedAt(priceTicks) == 0;
    }

    /**
     * Returns 0 if the level that the order joined comes before the one that it left, else 1. Nobody can foretell
     * which, so it is not a branch: the sign of the difference of the prices, turned round for a sell.
     */
    int joinedAt(long priceTicks) {
        return (int) ((priceTicks - priceTicksBefore ^ -(long) sideIndex) >>> Long.SIZE - 1);
    }
}
