package org.perpex.wallet.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.seata.core.context.RootContext;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.LedgerStore;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.ledger.TransferKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The ledger's tables. Batches are written by one multi-row insert each, the form of which Seata makes undo logs at
 * the least cost.
 */
@Repository
class JdbcLedger implements LedgerStore {

    private static final String ACCOUNT_ROW = "(?, ?, ?, ?, ?)";
    private static final String TRANSFER_ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final LedgerMapper mapper;
    private final JdbcTemplate jdbc;

    JdbcLedger(LedgerMapper mapper, JdbcTemplate jdbc) {
        this.mapper = mapper;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Transfer> find(TransferId id) {
        return Optional.ofNullable(mapper.find(id.toString())).map(JdbcLedger::transfer);
    }

    @Override
    public boolean takeIfCovered(AccountKey account, long units) {
        return mapper.takeIfCovered(account.kind().code, account.owner(), account.asset().code, units) == 1;
    }

    @Override
    public void add(SortedMap<AccountKey, Long> deltas) {
        List<@Nullable Object> values = new ArrayList<>(deltas.size() * 5);
        String xid = RootContext.getXID();
        for (Map.Entry<AccountKey, Long> delta : deltas.entrySet()) {
            AccountKey account = delta.getKey();
            values.add(account.kind().code);
            values.add(account.owner());
            values.add(account.asset().code);
            values.add(delta.getValue());
            values.add(xid);
        }
        jdbc.update(
                "INSERT INTO ledger_account (kind, owner, asset, units, opening_xid) VALUES "
                        + rows(ACCOUNT_ROW, deltas.size())
                        + " ON DUPLICATE KEY UPDATE units = units + VALUES(units)",
                values.toArray());
    }

    @Override
    public void append(List<Transfer> transfers, long batch) {
        List<@Nullable Object> values = new ArrayList<>(transfers.size() * 12);
        String xid = RootContext.getXID();
        for (Transfer transfer : transfers) {
            values.add(transfer.id().toString());
            values.add(transfer.kind().code);
            values.add(transfer.debit().asset().code);
            values.add(transfer.debit().kind().code);
            values.add(transfer.debit().owner());
            values.add(transfer.credit().kind().code);
            values.add(transfer.credit().owner());
            values.add(transfer.units());
            values.add(transfer.reference().toString());
            values.add(batch);
            values.add(transfer.timeMillis());
            values.add(xid);
        }
        jdbc.update(
                "INSERT INTO ledger_transfer (id, kind, asset, debit_kind, debit_owner, credit_kind, credit_owner,"
                        + " units, reference, batch, time_millis, xid) VALUES "
                        + rows(TRANSFER_ROW, transfers.size()),
                values.toArray());
    }

    private static String rows(String row, int count) {
        return String.join(", ", Collections.nCopies(count, row));
    }

    private static Transfer transfer(LedgerMapper.TransferRow row) {
        Asset asset = Asset.of(row.asset());
        return new Transfer(
                TransferId.parse(row.id()),
                TransferKind.of(row.kind()),
                new AccountKey(AccountKind.of(row.debitKind()), row.debitOwner(), asset),
                new AccountKey(AccountKind.of(row.creditKind()), row.creditOwner(), asset),
                row.units(),
                TransferId.parse(row.reference()),
                row.timeMillis());
    }
}
