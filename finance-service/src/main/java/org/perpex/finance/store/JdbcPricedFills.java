package org.perpex.finance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Source;
import org.perpex.finance.fee.Place;
import org.perpex.finance.fee.PricedFills;
import org.perpex.finance.fee.Rates;
import org.perpex.finance.fee.RuleKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Fills with the settings that priced them. */
@Repository
class JdbcPricedFills implements PricedFills {

    private static final String FILLS = """
            SELECT f.number, f.time_millis, f.market, f.order_id, f.trade, f.maker, f.price_ticks * f.lots AS tick_lots,
                f.fee_units, f.fee_number, s.account AS set_account, s.market AS set_market, s.maker_ppm, s.taker_ppm,
                s.tier, s.version, s.operator, s.reason, COALESCE(x.kind, 0) AS kind, COALESCE(x.rule, 0) AS rule
            FROM settled_fill f
                LEFT JOIN settled_fees s ON s.source = f.source AND s.number = f.fee_number
                LEFT JOIN fee_setting x ON x.request = s.request
            WHERE f.source = :source AND f.account = :account AND f.time_millis BETWEEN :from AND :to
            ORDER BY f.time_millis DESC, f.number DESC LIMIT :rows
            """;

    private final JdbcClient jdbc;

    JdbcPricedFills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Priced> fills(long account, long fromMillis, long toMillis, int rowsMax) {
        return jdbc.sql(FILLS)
                .param("source", Source.RISK.code())
                .param("account", account)
                .param("from", fromMillis)
                .param("to", toMillis)
                .param("rows", rowsMax)
                .query((row, _) -> new Priced(
                        row.getLong("number"),
                        row.getLong("time_millis"),
                        row.getInt("market"),
                        row.getLong("order_id"),
                        row.getLong("trade"),
                        row.getInt("maker") == 1,
                        row.getLong("tick_lots"),
                        row.getLong("fee_units"),
                        by(row)))
                .list();
    }

    private static @Nullable By by(ResultSet row) throws SQLException {
        if (row.getLong("fee_number") == 0) {
            return null;
        }
        return new By(
                row.getLong("fee_number"),
                new Place(row.getLong("set_account"), row.getInt("set_market")),
                new Rates(row.getInt("maker_ppm"), row.getInt("taker_ppm")),
                row.getInt("tier"),
                row.getLong("version"),
                row.getLong("operator"),
                row.getString("reason"),
                RuleKind.of(row.getInt("kind")),
                row.getLong("rule"));
    }
}
