package org.perpex.market.price;

import java.util.Optional;
import java.util.OptionalLong;

/** What computing prices needs from the books. */
public interface BookTops {

    /** Best bid plus best ask of a market, in ticks: twice its middle; empty unless both sides are there. */
    OptionalLong twiceMiddleTicks(int market);

    /** The price of the last trade of a market, in ticks. */
    Optional<Long> lastTicks(int market);
}
