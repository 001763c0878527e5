package org.perpex.match.engine;

import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** What the book of one market says, in the order in which it happens. */
interface BookListener {

    /** An order has entered, at a price that may be better than its own; what becomes of it follows. */
    void accepted(OrderDetails order, long priceTicks);

    /** An order was refused; nothing changed. */
    void rejected(OrderDetails order, RejectReason reason);

    /** Two orders have met. The fill is valid during the call only. */
    void traded(Fill fill);

    /** An order waits. It is valid during the call only. */
    void rested(Incoming order);

    /** An order has another price or size. The amendment is valid during the call only. */
    void amended(Amendment amendment);

    /**
     * A plain order has another price, waits there, and nothing else happened: what an amendment, an order that waits
     * and two levels say. The requote is valid during the call only.
     */
    default void requoted(BookCommand.Amend amend, Requote requote) {
        long ticks = amend.priceTicks();
        amended(requote.amendment(amend));
        rested(requote.rested(amend));
        if (requote.joinedFirst(ticks)) {
            levelChanged(requote.side(), ticks, requote.joinedLots);
        }
        levelChanged(requote.side(), requote.priceTicksBefore, requote.leftLots);
        if (!requote.joinedFirst(ticks)) {
            levelChanged(requote.side(), ticks, requote.joinedLots);
        }
    }

    /** An amendment was refused; nothing changed. */
    void amendRejected(BookCommand.Amend amend, RejectReason reason);

    /** An order is gone; {@code cause} is the cancel's id, or none. */
    void closed(RequestId cause, long orderId, long account, CloseReason reason, long unfilledLots);

    /** A cancel was refused. */
    void cancelRejected(BookCommand.Cancel cancel, RejectReason reason);

    /** All orders of an account are gone. */
    void allCanceled(RequestId request, long account, int count);

    /** A level has another total than before the input. */
    void levelChanged(Side side, long priceTicks, long lots);

    /** The market is in another phase, or stays in the one that is said. */
    void phaseChanged(MarketPhase phase, PhaseCause cause, long untilMillis);

    /** A command that is not an order was refused; nothing changed. */
    default void refused(RequestId request, long account, RejectReason reason) {}

    /** Lots moved without orders. */
    default void moved(PositionFact fact) {}

    /** Something guarded an account. */
    default void guarded(GuardFact fact) {}

    /** All levels that changed have been said; the book stands as it does now until the next input. */
    default void levelsSaid(RestingOrders resting) {}

    /** The market moved too far: it would have traded at a price that is too far from another. */
    default void breakerTripped(long priceTicks, long referenceTicks, int trips, long untilMillis) {}

    /** An auction would end at another price or with another volume than before; 0 ticks if nothing would trade. */
    default void priceIndicated(long priceTicks, long lots, long imbalanceLots) {}
}
