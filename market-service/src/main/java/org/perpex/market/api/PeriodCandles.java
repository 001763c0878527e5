package org.perpex.market.api;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.Chart;
import org.perpex.market.candle.Interval;
import org.perpex.market.candle.Series;
import org.perpex.market.specification.Listing;
import org.perpex.market.store.History;
import org.springframework.stereotype.Component;

/** Reads the candles that statistics are made of: of periods that are over, so that no row changes later. */
@Component
class PeriodCandles {

    private static final int LIMIT_DEFAULT = 30;
    private static final int LIMIT_MAX = 500;

    /** How long after its end a period is shown: what happened in it is in the tables by then. */
    private static final long SETTLED_AFTER_MILLIS = 5_000;

    private static final List<Interval> PERIODS = List.of(
            Interval.MINUTE_5,
            Interval.MINUTE_15,
            Interval.MINUTE_30,
            Interval.HOUR_1,
            Interval.HOUR_2,
            Interval.HOUR_4,
            Interval.HOUR_6,
            Interval.HOUR_12,
            Interval.DAY_1);

    private final History history;

    PeriodCandles(History history) {
        this.history = history;
    }

    /** Candles of several series over the same periods. */
    record Joined(Map<Series, Map<Long, Candle>> bySeries) {

        /** The candles of a series, the oldest first. */
        List<Candle> of(Series series) {
            return bySeries.getOrDefault(series, Map.of()).values().stream()
                    .sorted(Comparator.comparingLong(Candle::openMillis))
                    .toList();
        }

        /** The candle of a series that began at a moment, or null if there is none. */
        @Nullable
        Candle at(Series series, long openMillis) {
            return bySeries.getOrDefault(series, Map.of()).get(openMillis);
        }
    }

    /** The candles of a series that a request asks for, the oldest first. */
    List<Candle> of(MarketQuery query, Listing listing, Series series, long nowMillis) {
        return read(listing, series, range(query, nowMillis));
    }

    /** The candles of several series that a request asks for. What trades is drawn without gaps. */
    Joined join(MarketQuery query, Listing listing, List<Series> series, long nowMillis) {
        Chart.Range range = range(query, nowMillis);
        Map<Series, Map<Long, Candle>> joined = new EnumMap<>(Series.class);
        for (Series each : series) {
            List<Candle> candles = each == Series.TRADES ? drawn(listing, each, range) : read(listing, each, range);
            joined.put(each, candles.stream().collect(Collectors.toMap(Candle::openMillis, Function.identity())));
        }
        return new Joined(joined);
    }

    private List<Candle> read(Listing listing, Series series, Chart.Range range) {
        return history.candlesWithin(
                new History.Chart(listing.market(), series, range.interval()),
                range.fromMillis(),
                range.toMillis(),
                range.limit());
    }

    private List<Candle> drawn(Listing listing, Series series, Chart.Range range) {
        History.Chart chart = new History.Chart(listing.market(), series, range.interval());
        List<Candle> before = history.candlesUpTo(chart, range.fromMillis() - 1, 1);
        return Chart.draw(range, before.isEmpty() ? null : before.getLast(), read(listing, series, range), List.of());
    }

    /** The periods from the start on, or the last ones; in any case those that are over. */
    private static Chart.Range range(MarketQuery query, long nowMillis) {
        Interval period = period(query);
        int limit = query.limit(LIMIT_DEFAULT, LIMIT_MAX);
        OptionalLong start = query.number("startTime");
        long end = query.number("endTime").orElse(Long.MAX_VALUE);
        long over = period.openOf(nowMillis - SETTLED_AFTER_MILLIS) - 1;
        if (start.isEmpty()) {
            return Chart.Range.upTo(period, Math.min(end, over), limit);
        }
        if (start.getAsLong() > end) {
            throw DialectError.START_AFTER_END.exception();
        }
        return new Chart.Range(period, start.getAsLong(), Math.min(end, over), limit);
    }

    private static Interval period(MarketQuery query) {
        String text = query.text("period");
        if (text == null) {
            throw DialectError.PARAMETER_MANDATORY.exception("period");
        }
        return Interval.parse(text).filter(PERIODS::contains).orElseThrow(DialectError.INTERVAL_INVALID::exception);
    }
}
