package org.perpex.wallet.transfer;

import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.ledger.LedgerIds;

/**
 * A user's transfer between the funding and the futures wallet.
 *
 * @param id made from account and client id, so that one user cannot take another's
 * @param clientId what the user calls it
 * @param units of 1e-8, positive
 * @param endedMillis engine time of the fact that ended it, 0 while pending
 */
public record WalletTransfer(
        TransferId id,
        AccountId account,
        TransferId clientId,
        Asset asset,
        long units,
        TransferDirection direction,
        TransferState state,
        long createdMillis,
        long endedMillis) {

    /** The id under which everybody but its owner knows a transfer. */
    static TransferId idOf(AccountId account, TransferId clientId) {
        return LedgerIds.named("transfer/" + account.value() + "/" + clientId);
    }
}
