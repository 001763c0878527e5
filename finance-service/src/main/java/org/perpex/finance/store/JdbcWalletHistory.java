package org.perpex.finance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.contract.Source;
import org.perpex.common.core.Asset;
import org.perpex.finance.income.IncomeType;
import org.perpex.finance.settlement.Batch;
import org.perpex.finance.statement.Period;
import org.perpex.finance.statement.WalletChange;
import org.perpex.finance.statement.WalletHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts of futures wallets from the rows that settlement keeps. Each table is read along its index by account and time. */
@Repository
class JdbcWalletHistory implements WalletHistory {

    private static final int SOURCE = Source.RISK.code();

    private static final String OF_PAGE = " WHERE source = :source AND account = :account"
            + " AND time_millis BETWEEN :from AND :to AND number > :after";
    private static final String FIRST = " ORDER BY time_millis, number LIMIT :limit)";

    /** One row for each fact, with what it changed by type; an asset of 0 is that of the universe. */
    private static final String CHANGES = "SELECT * FROM ("
            + "(SELECT number, time_millis, market, trade, 0 AS asset, realized_units AS realized, -fee_units AS fee,"
            + " 0 AS transferred, 0 AS funding, -insurance_units AS insurance, wallet_units FROM settled_fill" + OF_PAGE
            + FIRST
            + " UNION ALL (SELECT number, time_millis, market, trade, 0, realized_units, -fee_units, 0, 0, 0,"
            + " wallet_units FROM settled_move" + OF_PAGE + FIRST
            + " UNION ALL (SELECT number, time_millis, 0, 0, asset, 0, 0,"
            + " CASE WHEN accepted = 0 THEN 0 WHEN direction = 1 THEN units ELSE -units END, 0, 0, wallet_units"
            + " FROM settled_transfer" + OF_PAGE + FIRST
            + " UNION ALL (SELECT number, time_millis, market, 0, 0, 0, 0, 0, units, 0, wallet_units"
            + " FROM settled_funding" + OF_PAGE + FIRST
            + " UNION ALL (SELECT number, time_millis, market, 0, asset, 0, 0, 0, 0, units, wallet_units"
            + " FROM insurance_payment" + OF_PAGE + FIRST
            + ") c ORDER BY number LIMIT :limit";

    private static final String OF_PAST =
            " WHERE source = :source AND account = :account AND time_millis < :before AND ";
    private static final String LAST = " ORDER BY time_millis DESC, number DESC LIMIT 1)";
    private static final String OF_UNIVERSE = ":asset = :universe";
    private static final String OF_ASSET = "asset = :asset";

    private static final String WALLET = "SELECT wallet_units FROM ("
            + past("settled_fill", OF_UNIVERSE)
            + " UNION ALL " + past("settled_move", OF_UNIVERSE)
            + " UNION ALL " + past("settled_transfer", OF_ASSET)
            + " UNION ALL " + past("settled_funding", OF_UNIVERSE)
            + " UNION ALL " + past("insurance_payment", OF_ASSET)
            + ") w ORDER BY number DESC LIMIT 1";

    private final JdbcClient jdbc;

    JdbcWalletHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String past(String table, String condition) {
        return "(SELECT number, wallet_units FROM " + table + OF_PAST + condition + LAST;
    }

    @Override
    public List<WalletChange> changes(long account, Period.Span span, long after, int limit) {
        return jdbc.sql(CHANGES)
                .param("source", SOURCE)
                .param("account", account)
                .param("from", span.fromMillis())
                .param("to", span.toMillis())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> change(row))
                .list();
    }

    @Override
    public long walletUnits(long account, Asset asset, long beforeMillis) {
        return jdbc.sql(WALLET)
                .param("source", SOURCE)
                .param("account", account)
                .param("before", beforeMillis)
                .param("asset", asset.code)
                .param("universe", Batch.ASSET.code)
                .query((row, _) -> row.getLong(1))
                .optional()
                .orElse(0L);
    }

    @Override
    public long settledMillis() {
        return jdbc.sql("SELECT time_millis FROM settlement_batch WHERE source = ? ORDER BY batch DESC LIMIT 1")
                .param(SOURCE)
                .query((row, _) -> row.getLong(1))
                .optional()
                .orElse(0L);
    }

    private static WalletChange change(ResultSet row) throws SQLException {
        Map<IncomeType, Long> units = new EnumMap<>(IncomeType.class);
        units.put(IncomeType.REALIZED_PNL, row.getLong("realized"));
        units.put(IncomeType.COMMISSION, row.getLong("fee"));
        units.put(IncomeType.TRANSFER, row.getLong("transferred"));
        units.put(IncomeType.FUNDING_FEE, row.getLong("funding"));
        units.put(IncomeType.INSURANCE_CLEAR, row.getLong("insurance"));
        int asset = row.getInt("asset");
        return new WalletChange(
                row.getLong("number"),
                row.getLong("time_millis"),
                row.getInt("market"),
                row.getLong("trade"),
                asset == 0 ? Batch.ASSET : Asset.of(asset),
                units,
                row.getLong("wallet_units"));
    }
}
