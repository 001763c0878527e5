package org.perpex.wallet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.perpex.wallet.audit.LedgerAudit;
import org.perpex.wallet.audit.LedgerPicture;
import org.perpex.wallet.audit.LedgerPictures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Pictures of the ledger, each from one snapshot of the database. */
@Repository
class JdbcPictures implements LedgerPictures {

    /** Codes up to this one are users' accounts. */
    private static final int HOUSE_FROM = 10;

    private final JdbcClient jdbc;
    private final LedgerAudit audit;
    private final TransactionTemplate oneMoment;

    JdbcPictures(JdbcClient jdbc, LedgerAudit audit, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    @Override
    public LedgerPicture picture(int source) {
        return Objects.requireNonNull(oneMoment.execute(_ -> new LedgerPicture(
                mark(source),
                sums("SELECT asset, SUM(units) FROM ledger_account GROUP BY asset ORDER BY asset"),
                balances("kind >= " + HOUSE_FROM),
                sums("SELECT asset, SUM(units) FROM wallet_transfer WHERE state = 1 AND direction = 1"
                        + " GROUP BY asset ORDER BY asset"),
                audit.deviations())));
    }

    @Override
    public List<LedgerPicture.Balance> futures() {
        return balances("kind = 2");
    }

    @Override
    public List<LedgerPicture.BatchNet> batches(int kind, long owner, int asset) {
        return jdbc.sql("""
                        SELECT batch, SUM(units) FROM (
                            SELECT batch, units FROM ledger_transfer
                            WHERE credit_kind = :kind AND credit_owner = :owner AND asset = :asset
                            UNION ALL
                            SELECT batch, -units FROM ledger_transfer
                            WHERE debit_kind = :kind AND debit_owner = :owner AND asset = :asset) t
                        GROUP BY batch ORDER BY batch
                        """)
                .param("kind", kind)
                .param("owner", owner)
                .param("asset", asset)
                .query((row, _) -> new LedgerPicture.BatchNet(row.getLong(1), row.getLong(2)))
                .list();
    }

    private long mark(int source) {
        return jdbc.sql("SELECT last FROM settlement_mark WHERE source = ?")
                .param(source)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private List<LedgerPicture.Sum> sums(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> new LedgerPicture.Sum(row.getInt(1), row.getLong(2)))
                .list();
    }

    private List<LedgerPicture.Balance> balances(String which) {
        return jdbc.sql("SELECT kind, owner, asset, units FROM ledger_account WHERE " + which
                        + " ORDER BY kind, owner, asset")
                .query((row, _) -> balance(row))
                .list();
    }

    private static LedgerPicture.Balance balance(ResultSet row) throws SQLException {
        return new LedgerPicture.Balance(row.getInt(1), row.getLong(2), row.getInt(3), row.getLong(4));
    }
}
