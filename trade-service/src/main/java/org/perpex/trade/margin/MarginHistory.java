package org.perpex.trade.margin;

import java.util.List;

/** The changes of isolated margin that the read model keeps. */
public interface MarginHistory {

    /** The changes that a page asks for, the oldest first. */
    List<MarginChange> list(Page page);

    /** The number of the last fact of accounts that the read model holds. */
    long lastNumber();

    /** Which changes are meant by where margin went. */
    enum Direction {
        ANY,
        TO_POSITION,
        FROM_POSITION
    }

    /**
     * Which changes of an account in a market to list: from the start on, or the newest if it is 0.
     *
     * @param startMillis 0: none
     */
    record Page(long account, int market, Direction direction, long startMillis, long endMillis, int limit) {}
}
