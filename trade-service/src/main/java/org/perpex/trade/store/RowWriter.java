package org.perpex.trade.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes the rows of the read models, many at a time with one statement. In JDBC's own words: these two statements run
 * all the time, and putting a statement for many rows together by a mapper took longer than everything else that order
 * entry does with a fact.
 */
@Component
final class RowWriter {

    private static final int ROWS_MAX = 500;

    private static final String ORDERS = "INSERT INTO orders (" + OrderMapper.COLUMNS + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE status = VALUES(status), is_open = VALUES(is_open),"
            + " price_ticks = VALUES(price_ticks), size_lots = VALUES(size_lots), amendments = VALUES(amendments),"
            + " filled_lots = VALUES(filled_lots), quote_units = VALUES(quote_units),"
            + " updated_millis = VALUES(updated_millis)";

    private static final String FILLS =
            "INSERT INTO fills (" + FillMapper.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    RowWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes orders, or how they stand now if they are there. */
    void saveOrders(List<OrderRow> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(ORDERS, rows, ROWS_MAX, RowWriter::bind);
        }
    }

    /** Writes fills that are not there yet. */
    void insertFills(List<FillRow> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(FILLS, rows, ROWS_MAX, RowWriter::bind);
        }
    }

    private static void bind(PreparedStatement row, OrderRow order) throws SQLException {
        row.setLong(1, order.orderId());
        row.setLong(2, order.account());
        row.setInt(3, order.market());
        row.setString(4, order.clientOrderId());
        row.setLong(5, order.requestHigh());
        row.setLong(6, order.requestLow());
        row.setInt(7, order.side());
        row.setInt(8, order.positionSide());
        row.setInt(9, order.type());
        row.setInt(10, order.timeInForce());
        row.setLong(11, order.priceTicks());
        row.setLong(12, order.sizeLots());
        row.setBoolean(13, order.reduceOnly());
        row.setInt(14, order.selfTradePrevention());
        row.setLong(15, order.goodTillMillis());
        row.setInt(16, order.route());
        row.setInt(17, order.status());
        row.setBoolean(18, order.isOpen());
        row.setLong(19, order.filledLots());
        row.setLong(20, order.quoteUnits());
        row.setLong(21, order.createdMillis());
        row.setLong(22, order.updatedMillis());
        row.setInt(23, order.priceMatch());
        row.setLong(24, order.visibleLots());
        row.setBoolean(25, order.reprice());
        row.setInt(26, order.amendments());
        row.setInt(27, order.origin());
    }

    private static void bind(PreparedStatement row, FillRow fill) throws SQLException {
        row.setLong(1, fill.account());
        row.setInt(2, fill.market());
        row.setLong(3, fill.tradeNumber());
        row.setLong(4, fill.orderId());
        row.setInt(5, fill.side());
        row.setInt(6, fill.positionSide());
        row.setBoolean(7, fill.maker());
        row.setLong(8, fill.priceTicks());
        row.setLong(9, fill.lots());
        row.setLong(10, fill.feeUnits());
        row.setLong(11, fill.realizedUnits());
        row.setLong(12, fill.timeMillis());
    }
}
