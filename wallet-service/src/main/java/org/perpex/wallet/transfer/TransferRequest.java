package org.perpex.wallet.transfer;

import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/** What a user asks for. Repeated under the same client id it is the same transfer. */
public record TransferRequest(
        AccountId account, TransferId clientId, Asset asset, long units, TransferDirection direction) {

    /** No single transfer is larger: sums stay far from the end of a long. */
    public static final long UNITS_MAX = 100_000_000_000_000_000L;

    public TransferRequest {
        if (units <= 0 || units > UNITS_MAX) {
            throw new IllegalArgumentException("amount out of range: " + units);
        }
        if (clientId.isNone()) {
            throw new IllegalArgumentException("a transfer has an id");
        }
    }

    boolean isSameAs(WalletTransfer known) {
        return asset == known.asset() && units == known.units() && direction == known.direction();
    }
}
