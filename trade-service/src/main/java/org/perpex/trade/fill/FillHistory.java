package org.perpex.trade.fill;

import java.util.List;

/** The fills that the read model keeps. */
public interface FillHistory {

    /** The fills that a page asks for, by rising trade number. */
    List<Fill> list(Page page);

    /** The last trade of a market of which both sides are kept, with all before it; 0 if there is none. */
    long lastTrade(int market);

    /**
     * Which fills of an account in a market to list: from a first trade or a start on, or the newest if neither is
     * given.
     *
     * @param orderId only those of an order, or 0
     * @param fromTradeNumber the smallest trade number, or 0
     * @param startMillis the earliest, or 0
     */
    record Page(
            long account,
            int market,
            long orderId,
            long fromTradeNumber,
            long startMillis,
            long endMillis,
            int limit) {}
}
