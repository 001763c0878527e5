package org.perpex.market.store;

import java.util.ArrayList;
import java.util.List;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.candle.Series;
import org.perpex.market.funding.FundingState;
import org.perpex.market.price.MarketPrices;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Prices that must outlive their computer: epochs, the last prices, and candles of mark and index. */
public final class StoredPrices {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    StoredPrices(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Takes the next epoch, which is higher than every one taken before. */
    public long nextEpoch() {
        Long epoch = transactions.execute(_ -> {
            jdbc.update("UPDATE price_epoch SET epoch = epoch + 1 WHERE id = 1");
            return jdbc.queryForObject("SELECT epoch FROM price_epoch WHERE id = 1", Long.class);
        });
        if (epoch == null) {
            throw new IllegalStateException("table price_epoch has lost its row");
        }
        return epoch;
    }

    public List<MarketPrices> lastPrices() {
        return jdbc.query(
                "SELECT market, mark_ticks, index_units, due_millis, slot, weighted_ppb, weights, premium_ppb, rate_ppb,"
                        + " time_millis FROM last_price ORDER BY market",
                (row, _) -> new MarketPrices(
                        row.getInt("market"),
                        row.getLong("mark_ticks"),
                        row.getLong("index_units"),
                        new FundingState(
                                row.getLong("due_millis"),
                                row.getInt("slot"),
                                row.getLong("weighted_ppb"),
                                row.getLong("weights"),
                                row.getLong("premium_ppb"),
                                row.getLong("rate_ppb")),
                        row.getLong("time_millis")));
    }

    /** Candles of one series of a market that have another sample. */
    public record SampledCandles(int market, Series series, List<IntervalCandle> candles) {}

    /** Keeps the last prices and what their samples made of the candles, all or nothing. */
    public void save(List<MarketPrices> prices, List<SampledCandles> sampled) {
        List<Object[]> columns = new ArrayList<>();
        for (SampledCandles ofSeries : sampled) {
            ofSeries.candles()
                    .forEach(row ->
                            columns.add(JdbcFeedStore.CandleColumns.of(ofSeries.market(), ofSeries.series(), row)));
        }
        transactions.executeWithoutResult(_ -> {
            saveLastPrices(prices);
            joinCandles(columns);
        });
    }

    private void saveLastPrices(List<MarketPrices> prices) {
        jdbc.batchUpdate(
                "REPLACE INTO last_price (market, mark_ticks, index_units, due_millis, slot, weighted_ppb, weights,"
                        + " premium_ppb, rate_ppb, time_millis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                prices.stream().map(StoredPrices::columns).toList());
    }

    private static Object[] columns(MarketPrices prices) {
        FundingState funding = prices.funding();
        return new Object[] {
            prices.market(),
            prices.markTicks(),
            prices.indexUnits(),
            funding.dueMillis(),
            funding.slot(),
            funding.weightedPpb(),
            funding.weights(),
            funding.premiumPpb(),
            funding.ratePpb(),
            prices.timeMillis()
        };
    }

    /** Joins candles to what is stored of them: an instance that took over has not seen their beginning. */
    private void joinCandles(List<Object[]> columns) {
        jdbc.batchUpdate(
                "INSERT INTO candle (market, series, span, open_millis, open_ticks, high_ticks, low_ticks,"
                        + " close_ticks, lots, tick_lots, trades, taker_buy_lots, taker_buy_tick_lots, first_trade,"
                        + " last_trade) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE high_ticks = GREATEST(high_ticks, VALUES(high_ticks)),"
                        + " low_ticks = LEAST(low_ticks, VALUES(low_ticks)), close_ticks = VALUES(close_ticks),"
                        + " trades = GREATEST(trades, VALUES(trades))",
                columns);
    }
}
