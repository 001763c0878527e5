package org.perpex.risk.engine;

import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.Exact;
import org.perpex.common.core.Side;
import org.perpex.common.core.TriggerType;

/** A trigger that waits: what it waits for now, how large it is now, and the position that it follows. */
final class WaitingTrigger {

    private final TriggerDetails details;
    private long sizeLots;
    private long closableLots;
    private boolean entryFilled;
    private boolean following;
    private long bestTicks;
    private boolean ended;

    /** @param positionLots signed, as the position is now */
    WaitingTrigger(TriggerDetails details, long positionLots) {
        this.details = details;
        closableLots = isExit() ? 0 : closableOf(positionLots);
        sizeLots = details.order().sizeLots();
        rest();
    }

    TriggerDetails details() {
        return details;
    }

    TriggerOrder order() {
        return details.order();
    }

    long id() {
        return details.triggerId();
    }

    /** Size of the order that it would become; 0 if it closes the position whole, or has none to close yet. */
    long sizeLots() {
        return sizeLots;
    }

    /** Whether it leaves the position of a bracket's order. */
    boolean isExit() {
        return details.entryOrderId() != 0;
    }

    /** Whether it shrinks with the position and vanishes with it. */
    boolean isFollower() {
        return order().closePosition() || details.group() != 0 && Hedging.reduces(order()) || isExit();
    }

    /** Whether it watches a price: an exit does so only while there is something to leave. */
    boolean isArmed() {
        return !isExit() || closableLots > 0;
    }

    /** Lots of the position that it closes, as it saw them last. */
    long closableLots() {
        return closableLots;
    }

    boolean isEntryFilled() {
        return entryFilled;
    }

    /** Lots of a position that it could close. */
    long closableOf(long positionLots) {
        return Math.max(0, -order().side().sign() * positionLots);
    }

    /**
     * Sees the position as it is now.
     *
     * @param entryLots what its bracket's order has just filled; 0 if the position moved otherwise
     * @return whether its size changed
     */
    boolean see(long closable, long entryLots) {
        long before = sizeLots;
        entryFilled |= entryLots > 0;
        if (!order().closePosition()) {
            if (entryLots > 0) {
                // Until the first fill it has the size that it was ordered with, and none of it to close.
                long heldLots = closableLots == 0 ? 0 : sizeLots;
                sizeLots = Math.min(closable, Math.min(order().sizeLots(), heldLots + entryLots));
            } else if (closable < closableLots) {
                sizeLots = Math.min(sizeLots, closable);
            }
        }
        closableLots = closable;
        return sizeLots != before;
    }

    /** Whether it follows the price, as a trailing stop does from its activation on. */
    boolean isFollowing() {
        return following;
    }

    /** The best price of a trailing stop; 0 if it has seen none. */
    long bestTicks() {
        return bestTicks;
    }

    /** Forgets the prices that it has followed. */
    void rest() {
        following = order().type() == TriggerType.TRAILING_STOP_MARKET && order().activationTicks() == 0;
        bestTicks = 0;
    }

    /** Follows the price from here on. */
    void follow(long priceTicks) {
        following = true;
        bestTicks = priceTicks;
    }

    /** Takes a price into the best, if it is better. */
    void improve(long priceTicks) {
        boolean better = order().side() == Side.SELL ? priceTicks > bestTicks : priceTicks < bestTicks;
        if (bestTicks == 0 || better) {
            bestTicks = priceTicks;
        }
    }

    /** Whether it waits for a price at or above its level; else at or below. */
    boolean waitsForRise() {
        boolean buys = order().side() == Side.BUY;
        return switch (order().type()) {
            case STOP, STOP_MARKET -> buys;
            case TAKE_PROFIT, TAKE_PROFIT_MARKET -> !buys;
            case TRAILING_STOP_MARKET -> buys == following;
        };
    }

    /** The price at which something happens to it: it fires, or it begins to follow. */
    long levelTicks() {
        if (order().type() != TriggerType.TRAILING_STOP_MARKET) {
            return order().triggerTicks();
        }
        if (!following) {
            return order().activationTicks();
        }
        int callbackPpm = order().callbackPpm();
        return order().side() == Side.SELL
                ? Exact.mulDivFloor(bestTicks, Exact.PPM - callbackPpm, Exact.PPM)
                : Exact.mulDivCeil(bestTicks, Exact.PPM + callbackPpm, Exact.PPM);
    }

    /** Whether a price has come to its level. */
    boolean isReachedBy(long priceTicks) {
        return waitsForRise() ? priceTicks >= levelTicks() : priceTicks <= levelTicks();
    }

    boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** Puts back what a snapshot kept. */
    void restore(long lots, long closable, boolean filled) {
        sizeLots = lots;
        closableLots = closable;
        entryFilled = filled;
    }

    /** In the order in which a price passes them: rises from below, then falls from above, the older first. */
    static int byPassing(WaitingTrigger a, WaitingTrigger b) {
        if (a.waitsForRise() != b.waitsForRise()) {
            return a.waitsForRise() ? -1 : 1;
        }
        int byLevel = Long.compare(a.levelTicks(), b.levelTicks());
        if (byLevel != 0) {
            return a.waitsForRise() ? byLevel : -byLevel;
        }
        return Long.compare(a.id(), b.id());
    }
}
