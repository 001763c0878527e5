package org.perpex.wallet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.perpex.wallet.chain.Block;
import org.perpex.wallet.chain.ChainRow;
import org.perpex.wallet.chain.ChainStore;
import org.perpex.wallet.chain.Members;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Blocks and the rows that they seal. */
@Repository
class JdbcChain implements ChainStore {

    private static final String BLOCK =
            "SELECT number, previous_hash, hash, end_sequence, sealed_millis, members FROM ledger_block";
    private static final String ROW = """
            SELECT t.sequence, t.id, t.kind, t.asset, t.debit_kind, t.debit_owner, t.credit_kind, t.credit_owner,
                t.units, t.reference, t.batch, t.time_millis, COALESCE(t.xid, '') xid,
                t.xid IS NOT NULL AND EXISTS (SELECT 1 FROM undo_log u WHERE u.xid = t.xid) undecided
            FROM ledger_transfer t
            """;

    private record Found(ChainRow row, boolean undecided) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;

    JdbcChain(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public <T> T snapshot(Supplier<T> work) {
        return Objects.requireNonNull(oneMoment.execute(_ -> work.get()));
    }

    @Override
    public List<Block> newest(int count) {
        return jdbc.sql(BLOCK + " ORDER BY number DESC LIMIT ?")
                .param(count)
                .query((row, _) -> block(row))
                .list();
    }

    @Override
    public List<Block> from(long number, int count) {
        return jdbc.sql(BLOCK + " WHERE number >= ? ORDER BY number LIMIT ?")
                .params(number, count)
                .query((row, _) -> block(row))
                .list();
    }

    @Override
    public List<ChainRow> decided(long afterSequence, int count) {
        List<ChainRow> decided = new ArrayList<>();
        for (Found found : jdbc.sql(ROW + " WHERE t.sequence > ? ORDER BY t.sequence LIMIT ?")
                .params(afterSequence, count)
                .query((row, _) -> found(row))
                .list()) {
            if (found.undecided) {
                break;
            }
            decided.add(found.row);
        }
        return decided;
    }

    @Override
    public List<Long> sequences(long first, long last) {
        return jdbc.sql("SELECT sequence FROM ledger_transfer WHERE sequence BETWEEN ? AND ? ORDER BY sequence")
                .params(first, last)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    @Override
    public List<ChainRow> rows(long first, long last) {
        return jdbc.sql(ROW + " WHERE t.sequence BETWEEN ? AND ? ORDER BY t.sequence")
                .params(first, last)
                .query((row, _) -> found(row).row)
                .list();
    }

    @Override
    public List<ChainRow> rows(Collection<Long> sequences) {
        return jdbc
                .sql(ROW + " WHERE t.sequence IN (:sequences) ORDER BY t.sequence")
                .param("sequences", sequences)
                .query((row, _) -> found(row))
                .list()
                .stream()
                .filter(found -> !found.undecided)
                .map(Found::row)
                .toList();
    }

    @Override
    public void append(Block block) {
        jdbc.sql("INSERT INTO ledger_block (number, previous_hash, hash, end_sequence, sealed_millis, members)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        block.number(),
                        block.place().previousHash(),
                        block.hash(),
                        block.endSequence(),
                        block.place().sealedMillis(),
                        block.members().toBytes())
                .update();
    }

    private static Block block(ResultSet row) throws SQLException {
        return new Block(
                new Block.Place(
                        row.getLong("number"),
                        row.getString("previous_hash"),
                        row.getLong("end_sequence"),
                        row.getLong("sealed_millis")),
                row.getString("hash"),
                Members.read(row.getBytes("members")));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new ChainRow(
                        row.getLong("sequence"),
                        row.getString("id"),
                        row.getInt("kind"),
                        row.getInt("asset"),
                        row.getInt("debit_kind"),
                        row.getLong("debit_owner"),
                        row.getInt("credit_kind"),
                        row.getLong("credit_owner"),
                        row.getLong("units"),
                        row.getString("reference"),
                        row.getLong("batch"),
                        row.getLong("time_millis"),
                        row.getString("xid")),
                row.getBoolean("undecided"));
    }
}
