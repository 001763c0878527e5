package org.perpex.finance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.finance.report.Reports;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports from the rows that settlement keeps. */
@Repository
class JdbcReports implements Reports {

    private static final String STEPS = """
            SELECT l.number, l.time_millis, l.account, l.market, l.stage, l.order_id, l.lots, l.price_ticks,
                l.equity_units, l.maintenance_units,
                COALESCE((SELECT MIN(n.number) FROM liquidation_step n WHERE n.account = l.account
                          AND n.market = l.market AND n.number > l.number), 9223372036854775807) AS next_number
            FROM liquidation_step l WHERE l.time_millis BETWEEN ? AND ?
            ORDER BY l.number DESC LIMIT ?
            """;

    /** What a step closed, by its order or without one, up to the next step of its account in the market. */
    private static final String CLOSED = """
            SELECT COALESCE(SUM(lots), 0), COALESCE(SUM(price_ticks * lots), 0), COALESCE(SUM(realized_units), 0),
                COALESCE(SUM(fee), 0)
            FROM (SELECT lots, price_ticks, realized_units, insurance_units AS fee FROM settled_fill
                  WHERE account = :account AND market = :market AND order_id = :order AND number > :step
                  UNION ALL
                  SELECT ABS(lots), price_ticks, realized_units, 0 FROM settled_move
                  WHERE account = :account AND market = :market AND number > :step AND number < :next) c
            """;

    private static final String PAID = """
            SELECT COALESCE(SUM(units), 0) FROM insurance_payment
            WHERE account = ? AND market = ? AND number > ? AND number < ?
            """;

    private record Step(Liquidation begun, long nextNumber) {}

    private record Closed(long lots, long value, long realizedUnits, long feeUnits) {}

    /** Fees of liquidations are of asset 1, in which the markets of universe 0 settle. */
    private static final String INSURANCE_FLOWS = """
            SELECT market, asset, time_millis DIV 86400000 AS day, -units AS units FROM insurance_payment
            UNION ALL
            SELECT market, 1, time_millis DIV 86400000, insurance_units FROM settled_fill WHERE insurance_units <> 0
            """;

    private static final String POSITIONS = """
            SELECT market, account, position_side, SUM(lots) AS lots FROM (
                SELECT market, account, position_side, CASE side WHEN 1 THEN lots ELSE -lots END AS lots
                FROM settled_fill WHERE time_millis <= :time
                UNION ALL
                SELECT market, account, position_side, lots FROM settled_move WHERE time_millis <= :time) l
            GROUP BY market, account, position_side HAVING SUM(lots) <> 0
            """;

    private final JdbcClient jdbc;

    JdbcReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FundingInterval> funding(Span span) {
        return jdbc.sql("SELECT number, market, due_millis, rate_ppb, price_ticks, positions, paid_units,"
                        + " received_units, rounding_units FROM funding_settlement"
                        + " WHERE due_millis BETWEEN ? AND ? ORDER BY number DESC LIMIT ?")
                .params(span.fromMillis(), span.toMillis(), span.rowsMax())
                .query((row, _) -> new FundingInterval(
                        row.getLong(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getInt(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)))
                .list();
    }

    @Override
    public List<InsuranceDay> insurance(Span span) {
        return jdbc.sql(
                        "SELECT market, asset, day, inflow, outflow, balance FROM (SELECT market, asset, day, SUM(inflow) inflow,"
                                + " SUM(outflow) outflow, SUM(SUM(inflow) - SUM(outflow)) OVER (PARTITION BY market, asset ORDER BY"
                                + " day) balance FROM (SELECT market, asset, day, GREATEST(units, 0) inflow, GREATEST(-units, 0) outflow FROM ("
                                + INSURANCE_FLOWS + ") f) g GROUP BY market, asset, day) d"
                                + " WHERE day BETWEEN ? DIV 86400000 AND ? DIV 86400000 ORDER BY day, market, asset LIMIT ?")
                .params(span.fromMillis(), span.toMillis(), span.rowsMax())
                .query((row, _) -> new InsuranceDay(
                        row.getInt(1),
                        Asset.of(row.getInt(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)))
                .list();
    }

    @Override
    public List<FeeDay> fees(Span span) {
        return jdbc.sql("SELECT f.market, b.time_millis DIV 86400000 AS day, f.maker, SUM(f.units), SUM(f.fills)"
                        + " FROM fee_income f JOIN settlement_batch b ON b.batch = f.batch"
                        + " WHERE b.time_millis BETWEEN ? AND ? GROUP BY f.market, day, f.maker"
                        + " ORDER BY day, f.market, f.maker LIMIT ?")
                .params(span.fromMillis(), span.toMillis(), span.rowsMax())
                .query((row, _) ->
                        new FeeDay(row.getInt(1), row.getLong(2), row.getInt(3) == 1, row.getLong(4), row.getLong(5)))
                .list();
    }

    @Override
    public List<OpenInterest> openInterest(long timeMillis) {
        return jdbc.sql("SELECT market, SUM(GREATEST(lots, 0)), SUM(GREATEST(-lots, 0)), COUNT(*) FROM (" + POSITIONS
                        + ") p GROUP BY market ORDER BY market")
                .param("time", timeMillis)
                .query((row, _) -> new OpenInterest(row.getInt(1), row.getLong(2), row.getLong(3), row.getInt(4)))
                .list();
    }

    @Override
    public List<Liquidation> liquidations(Span span) {
        return jdbc
                .sql(STEPS)
                .params(span.fromMillis(), span.toMillis(), span.rowsMax())
                .query((row, _) -> new Step(begun(row), row.getLong("next_number")))
                .list()
                .stream()
                .map(this::ended)
                .toList();
    }

    private Liquidation ended(Step step) {
        Liquidation begun = step.begun;
        Closed closed = jdbc.sql(CLOSED)
                .param("account", begun.account())
                .param("market", begun.market())
                .param("order", begun.orderId() == 0 ? -1 : begun.orderId())
                .param("step", begun.number())
                .param("next", step.nextNumber)
                .query((row, _) -> new Closed(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
        long paidUnits = jdbc.sql(PAID)
                .params(begun.account(), begun.market(), begun.number(), step.nextNumber)
                .query((row, _) -> row.getLong(1))
                .single();
        return begun.closed(closed.lots, closed.value, closed.realizedUnits, paidUnits - closed.feeUnits);
    }

    private static Liquidation begun(ResultSet row) throws SQLException {
        return new Liquidation(
                row.getLong("number"),
                row.getLong("time_millis"),
                row.getLong("account"),
                row.getInt("market"),
                row.getInt("stage"),
                row.getLong("order_id"),
                row.getLong("lots"),
                row.getLong("price_ticks"),
                row.getLong("equity_units"),
                row.getLong("maintenance_units"),
                0,
                0,
                0,
                0);
    }
}
