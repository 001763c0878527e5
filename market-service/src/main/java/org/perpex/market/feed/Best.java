package org.perpex.market.feed;

import org.jspecify.annotations.Nullable;
import org.perpex.market.book.Level;

/** The best level of both sides of a market after a change; null where a side is empty. */
public record Best(
        long sequence,
        long timeMillis,
        @Nullable Level bid,
        @Nullable Level ask) {

    boolean samePricesAs(Best other) {
        return java.util.Objects.equals(bid, other.bid) && java.util.Objects.equals(ask, other.ask);
    }
}
