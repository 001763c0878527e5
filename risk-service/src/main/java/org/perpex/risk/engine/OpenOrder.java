package org.perpex.risk.engine;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.Check;

/** An order that was passed to the book and is not yet done. */
final class OpenOrder {

    private final OrderDetails details;
    private final long bookPriceTicks;
    private final long lossTicks;
    private boolean accepted;
    private long filledLots;
    private long quoteUnits;

    /**
     * @param bookPriceTicks the limit that the book was given: of a market order, the worst price it may trade at
     * @param lossTicks by how much that limit is worse than the mark price was
     */
    OpenOrder(OrderDetails details, long bookPriceTicks, long lossTicks) {
        this.details = details;
        this.bookPriceTicks = bookPriceTicks;
        this.lossTicks = lossTicks;
    }

    OrderDetails details() {
        return details;
    }

    long id() {
        return details.orderId();
    }

    long bookPriceTicks() {
        return bookPriceTicks;
    }

    long lossTicks() {
        return lossTicks;
    }

    boolean isAccepted() {
        return accepted;
    }

    long filledLots() {
        return filledLots;
    }

    long quoteUnits() {
        return quoteUnits;
    }

    long remainingLots() {
        return details.sizeLots() - filledLots;
    }

    void accept() {
        Check.that(!accepted, "an order is accepted once", id());
        accepted = true;
    }

    void fill(long lots, long notionalUnits) {
        Check.that(accepted, "only an accepted order is filled", id());
        Check.that(lots > 0 && lots <= remainingLots(), "a fill does not exceed its order", id());
        filledLots += lots;
        quoteUnits = Math.addExact(quoteUnits, notionalUnits);
    }

    /** Puts back what a snapshot kept. */
    void restore(boolean wasAccepted, long lots, long units) {
        accepted = wasAccepted;
        filledLots = lots;
        quoteUnits = units;
    }
}
