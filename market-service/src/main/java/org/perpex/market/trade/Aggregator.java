package org.perpex.market.trade;

import org.jspecify.annotations.Nullable;

/** Joins the trades of one market by taker order and price. Not thread-safe: guarded by its owner. */
public final class Aggregator {

    private long lastNumber;
    private long openTaker;
    private @Nullable AggregateTrade open;

    /** Continues after an aggregate trade that was saved. */
    public void restore(long savedNumber) {
        lastNumber = savedNumber;
    }

    /** Adds a trade; returns the aggregate trade that it ends, or null if it ends none. */
    public @Nullable AggregateTrade add(long takerOrderId, PublicTrade trade) {
        AggregateTrade current = open;
        if (current != null && takerOrderId == openTaker && current.priceTicks() == trade.priceTicks()) {
            open = current.plus(trade);
            return null;
        }
        AggregateTrade ended = end();
        openTaker = takerOrderId;
        open = new AggregateTrade(
                trade.market(),
                lastNumber + 1,
                trade.priceTicks(),
                trade.lots(),
                trade.number(),
                trade.number(),
                trade.takerSide(),
                trade.timeMillis());
        return ended;
    }

    /** Ends the open aggregate trade, for its taker trades no more; returns null if none is open. */
    public @Nullable AggregateTrade end() {
        AggregateTrade ended = open;
        if (ended != null) {
            lastNumber = ended.number();
            open = null;
        }
        return ended;
    }

    /** Ends the open aggregate trade if it is one of this taker's; returns null if none is. */
    public @Nullable AggregateTrade endOf(long takerOrderId) {
        return open != null && openTaker == takerOrderId ? end() : null;
    }

    public boolean isOpen() {
        return open != null;
    }

    public long lastNumber() {
        return lastNumber;
    }
}
