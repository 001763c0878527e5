package org.perpex.market.feed;

import java.util.List;
import org.perpex.market.candle.Candle;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;

/** What the tables hold of a market up to its image, oldest first: the newest trades and the minutes of a day. */
public record MarketHistory(List<PublicTrade> trades, List<AggregateTrade> aggregates, List<Candle> minutes) {}
