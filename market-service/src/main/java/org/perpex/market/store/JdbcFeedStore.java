package org.perpex.market.store;

import java.util.List;
import org.perpex.common.core.Side;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.candle.DayWindow;
import org.perpex.market.candle.Interval;
import org.perpex.market.candle.Series;
import org.perpex.market.feed.FeedStore;
import org.perpex.market.feed.MarketHistory;
import org.perpex.market.feed.MarketImage;
import org.perpex.market.feed.MarketState;
import org.perpex.market.store.TradeMapper.AggregateRow;
import org.perpex.market.store.TradeMapper.TradeRow;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Trades and candles in the tables. A trade is stored once by its number; a candle is replaced as a whole. So the same
 * facts, applied again after a restart, leave the tables as they are.
 */
public final class JdbcFeedStore implements FeedStore {

    private static final int MINUTES_MAX = (int) (DayWindow.DAY_MILLIS / 60_000L);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TradeMapper trades;
    private final CandleMapper candles;

    JdbcFeedStore(JdbcTemplate jdbc, TransactionTemplate transactions, TradeMapper trades, CandleMapper candles) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.trades = trades;
        this.candles = candles;
    }

    @Override
    public void save(
            int market, List<PublicTrade> newTrades, List<AggregateTrade> aggregates, List<IntervalCandle> changed) {
        transactions.executeWithoutResult(_ -> {
            saveTrades(newTrades);
            saveAggregates(aggregates);
            saveCandles(market, Series.TRADES, changed);
        });
    }

    @Override
    public MarketHistory history(MarketImage image) {
        int market = image.market();
        long openMinute = image.candles().stream()
                .filter(candle -> candle.interval() == Interval.MINUTE_1)
                .mapToLong(candle -> candle.candle().openMillis())
                .findFirst()
                .orElse(image.timeMillis());
        return new MarketHistory(
                trades.tradesUpTo(market, image.lastTrade(), MarketState.RECENT_MAX).reversed().stream()
                        .map(JdbcFeedStore::trade)
                        .toList(),
                trades.aggregatesUpTo(market, image.lastAggregate(), MarketState.RECENT_MAX).reversed().stream()
                        .map(JdbcFeedStore::aggregate)
                        .toList(),
                candles.within(new CandleMapper.Range(
                        market,
                        Series.TRADES.code,
                        Interval.MINUTE_1.code,
                        openMinute - DayWindow.DAY_MILLIS,
                        openMinute - 1,
                        MINUTES_MAX)));
    }

    private void saveTrades(List<PublicTrade> rows) {
        jdbc.batchUpdate(
                "INSERT IGNORE INTO public_trade (market, number, price_ticks, lots, taker_side, time_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(t -> new Object[] {
                            t.market(), t.number(), t.priceTicks(), t.lots(), t.takerSide().code, t.timeMillis()
                        })
                        .toList());
    }

    private void saveAggregates(List<AggregateTrade> rows) {
        jdbc.batchUpdate(
                "INSERT IGNORE INTO aggregate_trade (market, number, price_ticks, lots, first_trade, last_trade,"
                        + " taker_side, time_millis) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(t -> new Object[] {
                            t.market(),
                            t.number(),
                            t.priceTicks(),
                            t.lots(),
                            t.firstTrade(),
                            t.lastTrade(),
                            t.takerSide().code,
                            t.timeMillis()
                        })
                        .toList());
    }

    private void saveCandles(int market, Series series, List<IntervalCandle> rows) {
        jdbc.batchUpdate(
                "REPLACE INTO candle (market, series, span, open_millis, open_ticks, high_ticks, low_ticks,"
                        + " close_ticks, lots, tick_lots, trades, taker_buy_lots, taker_buy_tick_lots, first_trade,"
                        + " last_trade) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream().map(row -> CandleColumns.of(market, series, row)).toList());
    }

    static PublicTrade trade(TradeRow row) {
        return new PublicTrade(
                row.market(), row.number(), row.priceTicks(), row.lots(), Side.of(row.takerSide()), row.timeMillis());
    }

    static AggregateTrade aggregate(AggregateRow row) {
        return new AggregateTrade(
                row.market(),
                row.number(),
                row.priceTicks(),
                row.lots(),
                row.firstTrade(),
                row.lastTrade(),
                Side.of(row.takerSide()),
                row.timeMillis());
    }

    /** The columns of a candle, in the order of its table. */
    static final class CandleColumns {

        private CandleColumns() {}

        static Object[] of(int market, Series series, IntervalCandle row) {
            Candle c = row.candle();
            return new Object[] {
                market,
                series.code,
                row.interval().code,
                c.openMillis(),
                c.openTicks(),
                c.highTicks(),
                c.lowTicks(),
                c.closeTicks(),
                c.lots(),
                c.tickLots(),
                c.trades(),
                c.takerBuyLots(),
                c.takerBuyTickLots(),
                c.firstTrade(),
                c.lastTrade()
            };
        }
    }
}
