package org.perpex.market.feed;

import java.util.List;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;

/** What the feed needs from the tables. Writing the same again changes nothing. */
public interface FeedStore {

    /** Stores all of it or, by an exception, none. */
    void save(int market, List<PublicTrade> trades, List<AggregateTrade> aggregates, List<IntervalCandle> candles);

    MarketHistory history(MarketImage image);
}
