package org.perpex.match.engine;

import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Turns what the book of one market says into facts, and numbers its level changes. Not thread-safe. */
final class MarketFacts implements BookListener {

    private static final long NO_ORDER = 0;

    private final int market;
    private final Facts facts;
    private final FactWriter writer;
    private final RequoteWriter requotes;
    private long sequence;
    private long saidSequence;

    MarketFacts(int market, Facts facts) {
        this.market = market;
        this.facts = facts;
        this.writer = new FactWriter(market, facts);
        this.requotes = new RequoteWriter(market, facts);
    }

    long sequence() {
        return sequence;
    }

    void restore(long restoredSequence) {
        sequence = restoredSequence;
        saidSequence = restoredSequence;
    }

    @Override
    public void accepted(OrderDetails order, long priceTicks) {
        writer.accepted(order, priceTicks);
    }

    @Override
    public void rejected(OrderDetails order, RejectReason reason) {
        facts.sayToBoth(new BookFact.Rejected(order.request(), order.orderId(), order.account(), market, reason));
    }

    @Override
    public void traded(Fill fill) {
        writer.traded(fill);
    }

    @Override
    public void rested(Incoming order) {
        writer.rested(order);
    }

    @Override
    public void amended(Amendment amendment) {
        writer.amended(amendment);
    }

    @Override
    public void requoted(BookCommand.Amend amend, Requote requote) {
        requotes.requoted(amend, requote, sequence);
        sequence += RequoteWriter.LEVELS;
    }

    @Override
    public void amendRejected(BookCommand.Amend amend, RejectReason reason) {
        facts.sayToBoth(new BookFact.AmendRejected(amend.request(), amend.orderId(), amend.account(), market, reason));
    }

    @Override
    public void closed(RequestId cause, long orderId, long account, CloseReason reason, long unfilledLots) {
        writer.closed(cause, orderId, account, reason, unfilledLots);
    }

    @Override
    public void cancelRejected(BookCommand.Cancel cancel, RejectReason reason) {
        facts.sayToBoth(
                new BookFact.CancelRejected(cancel.request(), cancel.orderId(), cancel.account(), market, reason));
    }

    @Override
    public void allCanceled(RequestId request, long account, int count) {
        facts.sayToBoth(new BookFact.AllCanceled(request, account, market, count));
    }

    @Override
    public void levelChanged(Side side, long priceTicks, long lots) {
        writer.levelChanged(++sequence, side, priceTicks, lots);
    }

    @Override
    public void levelsSaid(RestingOrders resting) {
        if (sequence / TopChecksum.CHANGES != saidSequence / TopChecksum.CHANGES) {
            writer.topChecked(sequence, TopChecksum.of(resting));
        }
        saidSequence = sequence;
    }

    @Override
    public void refused(RequestId request, long account, RejectReason reason) {
        facts.sayToBoth(new BookFact.Rejected(request, NO_ORDER, account, market, reason));
    }

    @Override
    public void moved(PositionFact fact) {
        facts.sayToBoth(fact);
    }

    @Override
    public void guarded(GuardFact fact) {
        facts.sayToBoth(fact);
    }

    @Override
    public void phaseChanged(MarketPhase phase, PhaseCause cause, long untilMillis) {
        facts.sayToBoth(new BookFact.PhaseChanged(market, phase, cause, untilMillis));
    }

    @Override
    public void breakerTripped(long priceTicks, long referenceTicks, int trips, long untilMillis) {
        facts.sayToBoth(new GuardFact.BreakerTripped(market, priceTicks, referenceTicks, trips, untilMillis));
    }

    @Override
    public void priceIndicated(long priceTicks, long lots, long imbalanceLots) {
        facts.sayToAll(new BookFact.PriceIndicated(market, priceTicks, lots, imbalanceLots));
    }
}
