package org.perpex.finance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.perpex.finance.fee.FeeRule;
import org.perpex.finance.fee.FeeRules;
import org.perpex.finance.fee.Place;
import org.perpex.finance.fee.Rates;
import org.perpex.finance.fee.Rulebook;
import org.perpex.finance.fee.Schedule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables of what two people decided of fees. A request that was applied before adds nothing. */
@Repository
class JdbcFeeRules implements FeeRules {

    private static final String RULES = """
            SELECT r.rule, r.account, r.market, r.maker_ppm, r.taker_ppm, r.from_millis,
                LEAST(r.until_millis, COALESCE(e.end_millis, r.until_millis)) AS until_millis,
                r.approval, r.operator, r.reason, r.decided_millis
            FROM fee_rule r LEFT JOIN fee_rule_end e ON e.rule = r.rule
            """;

    private final JdbcClient jdbc;

    JdbcFeeRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Rulebook rulebook() {
        Map<Long, List<Schedule.Tier>> tiers = new TreeMap<>();
        jdbc.sql("SELECT schedule, tier, volume_units, balance_units, maker_ppm, taker_ppm FROM fee_tier ORDER BY tier")
                .query(row -> {
                    tiers.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(new Schedule.Tier(
                                    row.getInt(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    new Rates(row.getInt(5), row.getInt(6))));
                });
        List<Schedule> schedules = jdbc.sql("SELECT schedule, from_millis, operator FROM fee_schedule")
                .query((row, _) -> new Schedule(
                        row.getLong(1), row.getLong(2), row.getLong(3), tiers.getOrDefault(row.getLong(1), List.of())))
                .list();
        return new Rulebook(
                schedules, jdbc.sql(RULES).query((row, _) -> rule(row)).list());
    }

    @Override
    public long add(List<Schedule.Tier> tiers, long fromMillis, Decision by) {
        int added = jdbc.sql("INSERT IGNORE INTO fee_schedule (from_millis, approval, operator, reason, decided_millis)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(fromMillis, by.approval(), by.operator(), by.reason(), by.timeMillis())
                .update();
        long schedule = number("SELECT schedule FROM fee_schedule WHERE approval = ?", by.approval());
        if (added == 1) {
            tiers.forEach(tier -> jdbc.sql("INSERT INTO fee_tier VALUES (?, ?, ?, ?, ?, ?)")
                    .params(
                            schedule,
                            tier.tier(),
                            tier.volumeUnits(),
                            tier.balanceUnits(),
                            tier.rates().makerPpm(),
                            tier.rates().takerPpm())
                    .update());
        }
        return schedule;
    }

    @Override
    public long add(Place place, Rates rates, Span span, Decision by) {
        jdbc.sql("INSERT IGNORE INTO fee_rule (account, market, maker_ppm, taker_ppm, from_millis, until_millis,"
                        + " approval, operator, reason, decided_millis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        place.account(),
                        place.market(),
                        rates.makerPpm(),
                        rates.takerPpm(),
                        span.fromMillis(),
                        span.untilMillis(),
                        by.approval(),
                        by.operator(),
                        by.reason(),
                        by.timeMillis())
                .update();
        return number("SELECT rule FROM fee_rule WHERE approval = ?", by.approval());
    }

    @Override
    public void end(long rule, long endMillis, Decision by) {
        jdbc.sql("INSERT IGNORE INTO fee_rule_end VALUES (?, ?, ?, ?, ?)")
                .params(rule, endMillis, by.approval(), by.operator(), by.reason())
                .update();
    }

    @Override
    public List<Entry> entries() {
        return jdbc.sql(RULES + " ORDER BY r.rule DESC")
                .query((row, _) -> entry(row))
                .list();
    }

    @Override
    public Optional<Entry> find(long rule) {
        return jdbc.sql(RULES + " WHERE r.rule = ?")
                .param(rule)
                .query((row, _) -> entry(row))
                .optional();
    }

    private long number(String sql, String approval) {
        return jdbc.sql(sql).param(approval).query((row, _) -> row.getLong(1)).single();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                rule(row),
                new Decision(
                        row.getString("approval"),
                        row.getLong("operator"),
                        row.getString("reason"),
                        row.getLong("decided_millis")));
    }

    private static FeeRule rule(ResultSet row) throws SQLException {
        return new FeeRule(
                row.getLong("rule"),
                new Place(row.getLong("account"), row.getInt("market")),
                new Rates(row.getInt("maker_ppm"), row.getInt("taker_ppm")),
                row.getLong("from_millis"),
                row.getLong("until_millis"),
                row.getLong("operator"));
    }
}
