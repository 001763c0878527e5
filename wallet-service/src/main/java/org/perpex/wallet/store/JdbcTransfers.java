package org.perpex.wallet.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.transfer.TransferState;
import org.perpex.wallet.transfer.TransferStore;
import org.perpex.wallet.transfer.WalletTransfer;
import org.springframework.stereotype.Repository;

/** The table of transfers between wallets. */
@Repository
class JdbcTransfers implements TransferStore {

    private final WalletTransferMapper mapper;

    JdbcTransfers(WalletTransferMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<WalletTransfer> find(TransferId id) {
        return Optional.ofNullable(mapper.find(id.toString())).map(JdbcTransfers::transfer);
    }

    @Override
    public List<WalletTransfer> newest(AccountId account, long beforeMillis, int rowsMax) {
        return mapper.newest(account.value(), beforeMillis, rowsMax).stream()
                .map(JdbcTransfers::transfer)
                .toList();
    }

    @Override
    public int pendingOf(AccountId account) {
        return mapper.pendingOf(account.value());
    }

    @Override
    public void insert(WalletTransfer transfer) {
        mapper.insert(new WalletTransferMapper.Row(
                transfer.id().toString(),
                transfer.account().value(),
                transfer.clientId().toString(),
                transfer.asset().code,
                transfer.units(),
                transfer.direction().code,
                transfer.state().code,
                transfer.createdMillis(),
                0));
    }

    @Override
    public List<WalletTransfer> lock(Collection<TransferId> ids) {
        return mapper.lock(texts(ids)).stream().map(JdbcTransfers::transfer).toList();
    }

    @Override
    public int end(Collection<TransferId> ids, TransferState state, long timeMillis) {
        return mapper.end(texts(ids), state.code, timeMillis);
    }

    private static List<String> texts(Collection<TransferId> ids) {
        return ids.stream().map(TransferId::toString).sorted().toList();
    }

    private static WalletTransfer transfer(WalletTransferMapper.Row row) {
        return new WalletTransfer(
                TransferId.parse(row.id()),
                new AccountId(row.account()),
                TransferId.parse(row.clientId()),
                Asset.of(row.asset()),
                row.units(),
                TransferDirection.of(row.direction()),
                TransferState.of(row.state()),
                row.createdMillis(),
                row.endedMillis());
    }
}
