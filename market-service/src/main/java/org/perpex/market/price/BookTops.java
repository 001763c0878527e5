package org.perpex.market.price;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.perpex.common.core.Side;
import org.perpex.market.book.Level;

/** What computing prices needs from the books. */
public interface BookTops {

    /** Best bid plus best ask of a market, in ticks: twice its middle; empty unless both sides are there. */
    OptionalLong twiceMiddleTicks(int market);

    /** The best levels of a side, best first; none while the book looks crossed between the changes of one input. */
    List<Level> levels(int market, Side side, int levelsMax);

    /** The price of the last trade of a market, in ticks. */
    Optional<Long> lastTicks(int market);
}
