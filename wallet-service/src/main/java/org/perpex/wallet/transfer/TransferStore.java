package org.perpex.wallet.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.TransferId;

/** What transfers need of their table. */
public interface TransferStore {

    Optional<WalletTransfer> find(TransferId id);

    /** The newest transfers of an account, from before a moment on. */
    List<WalletTransfer> newest(AccountId account, long beforeMillis, int rowsMax);

    int pendingOf(AccountId account);

    /** Throws {@link org.springframework.dao.DuplicateKeyException} if the id is there. */
    void insert(WalletTransfer transfer);

    /** Reads transfers and keeps their rows locked. */
    List<WalletTransfer> lock(Collection<TransferId> ids);

    /** Ends transfers that are pending and returns how many were. */
    int end(Collection<TransferId> ids, TransferState state, long timeMillis);
}
