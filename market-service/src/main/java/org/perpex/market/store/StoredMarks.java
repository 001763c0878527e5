package org.perpex.market.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.perpex.market.candle.Interval;
import org.perpex.market.candle.Series;
import org.springframework.jdbc.core.JdbcTemplate;

/** Mark prices of the past. */
public final class StoredMarks {

    private final JdbcTemplate jdbc;

    StoredMarks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The mean of a market's mark price at the end of each minute since a time, to the nearest tick. */
    public Optional<Long> meanTicks(int market, long sinceMillis) {
        return Optional.ofNullable(jdbc.queryForObject(
                        "SELECT AVG(close_ticks) FROM candle WHERE market = ? AND series = ? AND span = ?"
                                + " AND open_millis >= ?",
                        BigDecimal.class,
                        market,
                        Series.MARK.code,
                        Interval.MINUTE_1.code,
                        sinceMillis))
                .map(mean -> mean.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
