package org.perpex.risk.engine;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.Check;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.RequestId;

/** An order that was passed to the book and is not yet done. */
final class OpenOrder {

    private final ArrayDeque<Wish> wishes = new ArrayDeque<>(0);
    private OrderDetails details;
    private long bookPriceTicks;
    private long lossTicks;
    private boolean accepted;
    private long filledLots;
    private long quoteUnits;
    private long placedMillis;
    private @Nullable OpenOrder older;
    private @Nullable OpenOrder newer;

    /**
     * What an amendment asks for that the book has not answered yet.
     *
     * @param priceTicks the limit that the book was given
     * @param sizeLots of the whole order
     * @param lossTicks by how much its price is worse than the mark price was
     */
    record Wish(RequestId request, long priceTicks, long sizeLots, long lossTicks) {}

    /**
     * @param bookPriceTicks the limit that the book was given: of a market order, the worst price it may trade at
     * @param lossTicks by how much that limit is worse than the mark price was
     */
    OpenOrder(OrderDetails details, long bookPriceTicks, long lossTicks) {
        this.details = details;
        this.bookPriceTicks = bookPriceTicks;
        this.lossTicks = lossTicks;
    }

    /** Notes when it was placed, and returns this. */
    OpenOrder placedAt(long timeMillis) {
        placedMillis = timeMillis;
        return this;
    }

    /** Engine time at which it was passed to the book. */
    long placedMillis() {
        return placedMillis;
    }

    /** The order of the account that was placed before it. */
    @Nullable
    OpenOrder older() {
        return older;
    }

    @Nullable
    OpenOrder newer() {
        return newer;
    }

    /** Comes behind the newest order of its account. */
    void follow(@Nullable OpenOrder newest) {
        older = newest;
        if (newest != null) {
            newest.newer = this;
        }
    }

    /** Lets its neighbours follow each other. */
    void leave() {
        if (older != null) {
            older.newer = newer;
        }
        if (newer != null) {
            newer.older = older;
        }
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

    /** The book took the order in, at a price that may be better than the limit that it was given. */
    void accept(long priceTicks) {
        Check.that(!accepted, "an order is accepted once", id());
        accepted = true;
        if (priceTicks != bookPriceTicks) {
            lossTicks = lossTicks(lossTicks, bookPriceTicks, priceTicks);
            bookPriceTicks = priceTicks;
        }
        if (details.type() == OrderType.LIMIT && details.priceTicks() != priceTicks) {
            details = details.withPriceTicks(priceTicks);
        }
    }

    /** What is left of an open loss when the book gives a better price than the one it was reckoned at. */
    private long lossTicks(long askedLossTicks, long askedTicks, long givenTicks) {
        long betterTicks = details.side().sign() * (askedTicks - givenTicks);
        Check.that(betterTicks >= 0, "the book gives no worse price than it was asked for", id());
        return Math.max(0, askedLossTicks - betterTicks);
    }

    void fill(long lots, long notionalUnits) {
        Check.that(accepted, "only an accepted order is filled", id());
        Check.that(lots > 0 && lots <= remainingLots(), "a fill does not exceed its order", id());
        filledLots += lots;
        quoteUnits = Math.addExact(quoteUnits, notionalUnits);
    }

    /** What the amendments ask for that are on their way, oldest first. */
    Iterable<Wish> wishes() {
        return wishes;
    }

    int wishCount() {
        return wishes.size();
    }

    void wish(Wish wish) {
        wishes.addLast(wish);
    }

    /** The book has done what the oldest amendment asked for. */
    void become(BookFact.Amended fact) {
        Wish wish = answered(fact.request());
        Check.that(
                wish.sizeLots() == fact.sizeLots() && wish.priceTicks() == fact.askedTicks(),
                "an order becomes what its amendment asked for",
                id());
        Check.that(
                fact.sizeLotsBefore() == details.sizeLots() && fact.priceTicksBefore() == bookPriceTicks,
                "book and account engine agree on what an order was",
                id());
        details = details.withPriceAndSize(fact.priceTicks(), fact.sizeLots());
        bookPriceTicks = fact.priceTicks();
        lossTicks = lossTicks(wish.lossTicks(), wish.priceTicks(), fact.priceTicks());
    }

    /** Takes away the oldest amendment, which the book has answered: it answers them in their order. */
    Wish answered(RequestId request) {
        Wish wish = wishes.removeFirst();
        Check.that(wish.request().equals(request), "amendments are answered in their order", id());
        return wish;
    }

    /** Lots that the order binds: as it is, or as an amendment on its way asks, whichever are more. */
    long boundLots() {
        long lots = remainingLots();
        for (Wish wish : wishes) {
            lots = Math.max(lots, wish.sizeLots() - filledLots);
        }
        return lots;
    }

    /** Notional of what remains, the larger of both. */
    long boundNotionalUnits(Pricing pricing) {
        long units = pricing.notionalUnits(bookPriceTicks, remainingLots());
        for (Wish wish : wishes) {
            units = Math.max(units, pricing.notionalUnits(wish.priceTicks(), wish.sizeLots() - filledLots));
        }
        return units;
    }

    /** Open loss of what remains, the larger of both. */
    long boundLossUnits(Pricing pricing) {
        long units = pricing.notionalUnits(lossTicks, remainingLots());
        for (Wish wish : wishes) {
            units = Math.max(units, pricing.notionalUnits(wish.lossTicks(), wish.sizeLots() - filledLots));
        }
        return units;
    }

    /** Puts back what a snapshot kept. */
    void restore(boolean wasAccepted, long lots, long units) {
        accepted = wasAccepted;
        filledLots = lots;
        quoteUnits = units;
    }
}
