package org.perpex.wallet.store;

import org.perpex.wallet.freeze.Freeze;
import org.perpex.wallet.freeze.FreezeStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The row that says whether transfers out are frozen, and its history. */
@Repository
class JdbcFreeze implements FreezeStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate local;

    JdbcFreeze(JdbcClient jdbc, TransactionTemplate local) {
        this.jdbc = jdbc;
        this.local = local;
    }

    @Override
    public Freeze current() {
        return jdbc.sql("SELECT frozen, reason, changed_by, since_millis FROM transfer_freeze WHERE id = 1")
                .query((row, _) -> new Freeze(
                        row.getBoolean("frozen"),
                        row.getString("reason"),
                        row.getString("changed_by"),
                        row.getLong("since_millis")))
                .single();
    }

    @Override
    public void change(Freeze freeze) {
        local.executeWithoutResult(_ -> {
            write(
                    "UPDATE transfer_freeze SET frozen = ?, reason = ?, changed_by = ?, since_millis = ? WHERE id = 1",
                    freeze);
            write(
                    "INSERT INTO transfer_freeze_change (frozen, reason, changed_by, since_millis) VALUES (?, ?, ?, ?)",
                    freeze);
        });
    }

    private void write(String sql, Freeze freeze) {
        jdbc.sql(sql)
                .params(freeze.frozen() ? 1 : 0, freeze.reason(), freeze.changedBy(), freeze.sinceMillis())
                .update();
    }
}
