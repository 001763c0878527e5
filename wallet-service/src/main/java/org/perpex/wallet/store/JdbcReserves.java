package org.perpex.wallet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.Asset;
import org.perpex.wallet.reserves.Leaf;
import org.perpex.wallet.reserves.ReservesStore;
import org.perpex.wallet.reserves.Snapshot;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Balances of users, and the published snapshots of them. */
@Repository
class JdbcReserves implements ReservesStore {

    private static final int LEAVES_AT_ONCE = 500;
    private static final String SNAPSHOT = "SELECT snapshot, asset, mark, time_millis, leaves, liabilities_units,"
            + " debts_units, root FROM reserves_snapshot";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate local;

    JdbcReserves(JdbcClient jdbc, JdbcTemplate template, TransactionTemplate local) {
        this.jdbc = jdbc;
        this.template = template;
        this.local = local;
    }

    @Override
    public Owed owed(int source) {
        // The lock comes first: what is read afterwards is of a moment at which no batch is half in the books.
        long mark = jdbc.sql("SELECT last FROM settlement_mark WHERE source = ? FOR UPDATE")
                .param(source)
                .query((row, _) -> row.getLong(1))
                .single();
        return new Owed(
                mark,
                jdbc.sql("""
                        SELECT account, asset, SUM(units) FROM (
                            SELECT owner AS account, asset, units FROM ledger_account WHERE kind IN (1, 2, 3)
                            UNION ALL
                            SELECT account, asset, units FROM wallet_transfer WHERE state = 1 AND direction = 1) o
                        GROUP BY account, asset
                        """)
                        .query((row, _) -> new Balance(row.getLong(1), Asset.of(row.getInt(2)), row.getLong(3)))
                        .list());
    }

    @Override
    public long lastNumber() {
        return jdbc.sql("SELECT COALESCE(MAX(snapshot), 0) FROM reserves_snapshot")
                .query((row, _) -> row.getLong(1))
                .single();
    }

    @Override
    public void publish(List<Published> published) {
        local.executeWithoutResult(_ -> published.forEach(this::publish));
    }

    @Override
    public List<Snapshot> newest() {
        return jdbc.sql(SNAPSHOT + " WHERE snapshot = (SELECT MAX(snapshot) FROM reserves_snapshot) ORDER BY asset")
                .query((row, _) -> snapshot(row))
                .list();
    }

    @Override
    public List<Leaf> leaves(long number, Asset asset) {
        return jdbc.sql("SELECT account, units, nonce FROM reserves_leaf WHERE snapshot = ? AND asset = ?"
                        + " ORDER BY position")
                .params(number, asset.code)
                .query((row, _) -> new Leaf(row.getLong(1), row.getLong(2), row.getString(3)))
                .list();
    }

    @Override
    public Optional<Snapshot> find(long number, Asset asset) {
        return jdbc.sql(SNAPSHOT + " WHERE snapshot = ? AND asset = ?")
                .params(number, asset.code)
                .query((row, _) -> snapshot(row))
                .optional();
    }

    private void publish(Published published) {
        Snapshot.Terms terms = published.snapshot().terms();
        jdbc.sql("INSERT INTO reserves_snapshot (snapshot, asset, mark, time_millis, leaves, liabilities_units,"
                        + " debts_units, root) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        terms.number(),
                        terms.asset().code,
                        terms.mark(),
                        terms.timeMillis(),
                        terms.leaves(),
                        terms.liabilitiesUnits(),
                        published.snapshot().debtsUnits(),
                        published.snapshot().root())
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (Leaf leaf : published.leaves()) {
            rows.add(new Object[] {
                terms.number(), terms.asset().code, rows.size(), leaf.account(), leaf.units(), leaf.nonce()
            });
        }
        for (int from = 0; from < rows.size(); from += LEAVES_AT_ONCE) {
            template.batchUpdate(
                    "INSERT INTO reserves_leaf (snapshot, asset, position, account, units, nonce)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    rows.subList(from, Math.min(rows.size(), from + LEAVES_AT_ONCE)));
        }
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                new Snapshot.Terms(
                        row.getLong("snapshot"),
                        Asset.of(row.getInt("asset")),
                        row.getLong("mark"),
                        row.getLong("time_millis"),
                        row.getLong("leaves"),
                        row.getLong("liabilities_units")),
                row.getLong("debts_units"),
                row.getString("root"));
    }
}
