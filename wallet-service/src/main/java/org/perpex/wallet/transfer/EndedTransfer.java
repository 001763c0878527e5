package org.perpex.wallet.transfer;

import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/** The account engine's word on a transfer. It must match what was asked for, to the unit. */
public record EndedTransfer(
        TransferId id, long account, Asset asset, TransferDirection direction, long units, boolean accepted) {

    boolean concerns(WalletTransfer transfer) {
        return id.equals(transfer.id())
                && account == transfer.account().value()
                && asset == transfer.asset()
                && direction == transfer.direction()
                && units == transfer.units();
    }
}
