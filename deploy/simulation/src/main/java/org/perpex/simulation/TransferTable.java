package org.perpex.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.transfer.TransferState;
import org.perpex.wallet.transfer.TransferStore;
import org.perpex.wallet.transfer.WalletTransfer;

/** The wallet's table of transfers between wallets. */
final class TransferTable implements TransferStore {

    private final Store store;
    private final Map<TransferId, WalletTransfer> rows = new HashMap<>();
    private final Map<TransferId, WalletTransfer> pending = new HashMap<>();

    TransferTable(Store store) {
        this.store = store;
    }

    @Override
    public Optional<WalletTransfer> find(TransferId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<WalletTransfer> newest(AccountId account, long beforeMillis, int rowsMax) {
        return rows.values().stream()
                .filter(row -> row.account().equals(account) && row.createdMillis() < beforeMillis)
                .limit(rowsMax)
                .toList();
    }

    @Override
    public int pendingOf(AccountId account) {
        return (int) pending.values().stream()
                .filter(row -> row.account().equals(account))
                .count();
    }

    @Override
    public void insert(WalletTransfer transfer) {
        Check.that(!rows.containsKey(transfer.id()), "a transfer is asked for once: " + transfer.id());
        put(transfer);
        store.undoBy(() -> {
            rows.remove(transfer.id());
            pending.remove(transfer.id());
        });
    }

    @Override
    public List<WalletTransfer> lock(Collection<TransferId> ids) {
        List<WalletTransfer> found = new ArrayList<>();
        for (TransferId id : ids) {
            find(id).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public int end(Collection<TransferId> ids, TransferState state, long timeMillis) {
        int ended = 0;
        for (TransferId id : ids) {
            WalletTransfer row = pending.get(id);
            if (row != null) {
                put(ended(row, state, timeMillis));
                store.undoBy(() -> put(row));
                ended++;
            }
        }
        return ended;
    }

    private void put(WalletTransfer row) {
        rows.put(row.id(), row);
        if (row.state() == TransferState.PENDING) {
            pending.put(row.id(), row);
        } else {
            pending.remove(row.id());
        }
    }

    private static WalletTransfer ended(WalletTransfer row, TransferState state, long timeMillis) {
        return new WalletTransfer(
                row.id(),
                row.account(),
                row.clientId(),
                row.asset(),
                row.units(),
                row.direction(),
                state,
                row.createdMillis(),
                timeMillis);
    }

    int pending() {
        return pending.size();
    }
}
