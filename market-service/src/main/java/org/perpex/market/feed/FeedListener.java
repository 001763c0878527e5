package org.perpex.market.feed;

import org.perpex.market.specification.Listing;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;

/** What the feed tells at once, on its own thread. Must not block for long: the books wait meanwhile. */
public interface FeedListener {

    void traded(Listing listing, PublicTrade trade);

    void aggregated(Listing listing, AggregateTrade trade);

    /** The best bid or ask of a market is another one, or has another size. */
    void bestChanged(Listing listing, Best best);

    /** An order by which the exchange closed a position of an account in danger has ended. */
    void forced(Listing listing, ForcedOrder order);
}
