package org.perpex.risk.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Decimals;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.measure.DailyReturns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mark prices at which days closed (UTC), of the last year: asked for once a day and market, and again a minute later
 * where market-service did not answer. The day that is not over does not count. One thread refreshes, any reads.
 */
public final class DailyCloses implements Supplier<DailyReturns> {

    private static final Logger LOG = LoggerFactory.getLogger(DailyCloses.class);
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    /** A year of returns, the close before the first, and today. */
    private static final int CANDLES = 367;

    private static final int OPEN_MILLIS = 0;
    private static final int CLOSE = 4;

    private final MarkCandles market;
    private final InstantSource clock;
    private final Map<Integer, Known> known = new HashMap<>();
    private volatile DailyReturns returns = DailyReturns.NONE;

    DailyCloses(MarkCandles market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    /** @param day that was not over when it was asked for */
    private record Known(long day, NavigableMap<Long, Long> closes) {}

    @Override
    public DailyReturns get() {
        return returns;
    }

    /** Asks for what is not known of today. What is known stays while market-service is away. */
    public void refresh(List<MarketView> markets) {
        long today = Math.floorDiv(clock.millis(), DAY_MILLIS);
        boolean changed = false;
        for (MarketView each : markets) {
            Known before = known.get(each.spec().market());
            if (before == null || before.day() != today) {
                NavigableMap<Long, Long> closes = closes(each.spec().symbol(), today);
                if (closes != null) {
                    known.put(each.spec().market(), new Known(today, closes));
                    changed = true;
                }
            }
        }
        if (changed) {
            Map<Integer, NavigableMap<Long, Long>> closes = new HashMap<>();
            known.forEach((number, value) -> closes.put(number, value.closes()));
            returns = DailyReturns.of(closes);
        }
    }

    private @Nullable NavigableMap<Long, Long> closes(String symbol, long today) {
        try {
            NavigableMap<Long, Long> closes = new TreeMap<>();
            for (List<Object> candle : market.candles(symbol, "1d", CANDLES)) {
                long day = Math.floorDiv(((Number) candle.get(OPEN_MILLIS)).longValue(), DAY_MILLIS);
                long close = Decimals.parse((String) candle.get(CLOSE), Decimals.UNIT_SCALE);
                if (day < today && close > 0) {
                    closes.put(day, close);
                }
            }
            return closes;
        } catch (RuntimeException away) { // No instance, no answer, or one that is no list of candles: asked again.
            LOG.warn("daily closes of {} are not there yet: {}", symbol, away.toString());
            return null;
        }
    }
}
