package org.perpex.market.feed;

import java.util.List;
import java.util.Map;
import org.perpex.market.book.Level;
import org.perpex.market.candle.CandleBoard.IntervalCandle;

/** The state of one market at one place in the stream: what no table holds. */
public record MarketImage(
        int market,
        long timeMillis,
        long lastTrade,
        long lastAggregate,
        Levels levels,
        List<IntervalCandle> candles,
        Map<Long, Long> lotsByAccount) {

    /** Both sides of a book at one sequence. */
    public record Levels(long sequence, List<Level> bids, List<Level> asks) {}
}
