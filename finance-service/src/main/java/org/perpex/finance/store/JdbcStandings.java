package org.perpex.finance.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.core.AccountId;
import org.perpex.finance.fee.Standing;
import org.perpex.finance.fee.Standings;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Volumes of accounts and standings of users. */
@Repository
class JdbcStandings implements Standings {

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** By batches, which are found by their time: fills of a day lie between its first batch and the next day's. */
    private static final String TRADED = """
            SELECT account, market, SUM(CAST(price_ticks AS DECIMAL(38, 0)) * lots) FROM settled_fill
            WHERE batch BETWEEN (SELECT COALESCE(MIN(batch), 9223372036854775807) FROM settlement_batch
                                 WHERE time_millis >= :from)
                            AND (SELECT COALESCE(MIN(batch), 9223372036854775807) FROM settlement_batch
                                 WHERE time_millis >= :until)
              AND time_millis >= :from AND time_millis < :until AND account <> :fund
            GROUP BY account, market
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcStandings(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.template = template;
    }

    @Override
    public List<Traded> traded(int day) {
        return jdbc.sql(TRADED)
                .param("from", day * DAY_MILLIS)
                .param("until", (day + 1) * DAY_MILLIS)
                .param("fund", AccountId.INSURANCE_FUND.value())
                .query((row, _) -> new Traded(row.getLong(1), row.getInt(2), whole(row.getBigDecimal(3))))
                .list();
    }

    @Override
    public void close(int day, Map<Long, Long> unitsByAccount) {
        jdbc.sql("DELETE FROM fee_volume WHERE day = ?").param(day).update();
        RowWriter rows = new RowWriter(template, "fee_volume", "day", "account", "units");
        unitsByAccount.forEach((account, units) -> rows.add(day, account, units));
        rows.flush();
    }

    @Override
    public Map<Long, Long> volumes(int fromDay, int untilDay) {
        Map<Long, Long> volumes = new TreeMap<>();
        jdbc.sql("SELECT account, SUM(units) FROM fee_volume WHERE day >= ? AND day < ? GROUP BY account")
                .params(fromDay, untilDay)
                .query(row -> {
                    volumes.put(row.getLong(1), row.getLong(2));
                });
        return volumes;
    }

    @Override
    public void replace(Collection<Standing> standings) {
        jdbc.sql("DELETE FROM fee_standing").update();
        RowWriter rows = new RowWriter(template, "fee_standing", "user", "volume_units", "balance_units");
        standings.forEach(each -> rows.add(each.user(), each.volumeUnits(), each.balanceUnits()));
        rows.flush();
    }

    @Override
    public Standing of(long user) {
        return jdbc.sql("SELECT volume_units, balance_units FROM fee_standing WHERE user = ?")
                .param(user)
                .query((row, _) -> new Standing(user, row.getLong(1), row.getLong(2)))
                .optional()
                .orElseGet(() -> new Standing(user, 0, 0));
    }

    @Override
    public Map<Long, Standing> all() {
        Map<Long, Standing> all = new TreeMap<>();
        jdbc.sql("SELECT user, volume_units, balance_units FROM fee_standing").query(row -> {
            all.put(row.getLong(1), new Standing(row.getLong(1), row.getLong(2), row.getLong(3)));
        });
        return all;
    }

    private static BigInteger whole(BigDecimal number) {
        return number.toBigIntegerExact();
    }
}
