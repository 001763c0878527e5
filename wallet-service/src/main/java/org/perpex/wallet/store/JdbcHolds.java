package org.perpex.wallet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.hold.Hold;
import org.perpex.wallet.hold.HoldEnd;
import org.perpex.wallet.hold.HoldStore;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of holds. */
@Repository
class JdbcHolds implements HoldStore {

    private static final String END = "SELECT hold, id, outcome, units FROM ledger_hold_end";

    private final JdbcClient jdbc;

    JdbcHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Hold> find(TransferId id) {
        return jdbc.sql("SELECT id, account, asset, units, credit_kind, credit_owner, reference, expires_millis"
                        + " FROM ledger_hold WHERE id = ?")
                .param(id.toString())
                .query((row, _) -> hold(row))
                .optional();
    }

    @Override
    public Optional<HoldEnd> endOf(TransferId hold) {
        return end(END + " WHERE hold = ?", hold);
    }

    @Override
    public Optional<HoldEnd> endBy(TransferId id) {
        return end(END + " WHERE id = ?", id);
    }

    @Override
    public void insert(Hold hold, long timeMillis) {
        jdbc.sql("INSERT INTO ledger_hold (id, account, asset, units, credit_kind, credit_owner, reference,"
                        + " created_millis, expires_millis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        hold.id().toString(),
                        hold.account().value(),
                        hold.credit().asset().code,
                        hold.units(),
                        hold.credit().kind().code,
                        hold.credit().owner(),
                        hold.reference().toString(),
                        timeMillis,
                        hold.expiresMillis())
                .update();
    }

    @Override
    public void insert(HoldEnd end, long timeMillis) {
        jdbc.sql("INSERT INTO ledger_hold_end (hold, id, outcome, units, ended_millis) VALUES (?, ?, ?, ?, ?)")
                .params(end.hold().toString(), end.id().toString(), end.outcome().code, end.units(), timeMillis)
                .update();
    }

    @Override
    public List<TransferId> expired(long timeMillis, int count) {
        return jdbc.sql(
                        "SELECT h.id FROM ledger_hold h LEFT JOIN ledger_hold_end e ON e.hold = h.id"
                                + " WHERE h.expires_millis BETWEEN 1 AND ? AND e.hold IS NULL ORDER BY h.expires_millis LIMIT ?")
                .params(timeMillis, count)
                .query((row, _) -> TransferId.parse(row.getString(1)))
                .list();
    }

    private Optional<HoldEnd> end(String sql, TransferId id) {
        return jdbc.sql(sql)
                .param(id.toString())
                .query((row, _) -> new HoldEnd(
                        TransferId.parse(row.getString("hold")),
                        TransferId.parse(row.getString("id")),
                        HoldEnd.Outcome.of(row.getInt("outcome")),
                        row.getLong("units")))
                .optional();
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                TransferId.parse(row.getString("id")),
                new AccountId(row.getLong("account")),
                row.getLong("units"),
                new AccountKey(
                        AccountKind.of(row.getInt("credit_kind")),
                        row.getLong("credit_owner"),
                        Asset.of(row.getInt("asset"))),
                TransferId.parse(row.getString("reference")),
                row.getLong("expires_millis"));
    }
}
