package org.perpex.market.store;

import java.util.List;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.Interval;
import org.perpex.market.candle.Series;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;

/** What the tables answer to requests. A fact is in them within a second after it happened. */
public final class History {

    private final TradeMapper trades;
    private final CandleMapper candles;

    History(TradeMapper trades, CandleMapper candles) {
        this.trades = trades;
        this.candles = candles;
    }

    /** Which candles of a market. */
    public record Chart(int market, Series series, Interval interval) {}

    public List<PublicTrade> tradesFrom(int market, long number, int count) {
        return trades.tradesFrom(market, number, count).stream()
                .map(JdbcFeedStore::trade)
                .toList();
    }

    public List<AggregateTrade> aggregatesFrom(int market, long number, int count) {
        return trades.aggregatesFrom(market, number, count).stream()
                .map(JdbcFeedStore::aggregate)
                .toList();
    }

    /** The first aggregate trades of a time range, both ends included. */
    public List<AggregateTrade> aggregatesWithin(int market, long fromMillis, long toMillis, int count) {
        return trades.aggregatesWithin(new TradeMapper.Range(market, fromMillis, toMillis, count)).stream()
                .map(JdbcFeedStore::aggregate)
                .toList();
    }

    /** The first candles that begin within a time range, both ends included, oldest first. */
    public List<Candle> candlesWithin(Chart chart, long fromMillis, long toMillis, int count) {
        return candles.within(range(chart, fromMillis, toMillis, count));
    }

    /** The newest candles that begin at or before a moment, oldest first. */
    public List<Candle> candlesUpTo(Chart chart, long toMillis, int count) {
        return candles.newest(range(chart, 0, toMillis, count)).reversed();
    }

    private static CandleMapper.Range range(Chart chart, long fromMillis, long toMillis, int count) {
        return new CandleMapper.Range(
                chart.market(), chart.series().code, chart.interval().code, fromMillis, toMillis, count);
    }
}
