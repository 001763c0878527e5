package org.perpex.risk.view;

import org.perpex.common.core.Asset;

/**
 * What an account has of an asset and what that carries, valued at mark prices. In units of the asset.
 *
 * @param updatedMillis engine time of the account's last change; 0 if it never had any
 */
public record AssetFigures(
        Asset asset,
        long walletUnits,
        long unrealizedUnits,
        long positionMarginUnits,
        long orderMarginUnits,
        long maintenanceUnits,
        long updatedMillis) {

    public long marginBalanceUnits() {
        return walletUnits + unrealizedUnits;
    }

    public long initialMarginUnits() {
        return positionMarginUnits + orderMarginUnits;
    }

    /** What new orders may bind; not below 0. */
    public long availableUnits() {
        return Math.max(0, marginBalanceUnits() - initialMarginUnits());
    }

    /** What may leave the wallet; not below 0. Unrealised profit never leaves. */
    public long withdrawableUnits() {
        return Math.max(0, walletUnits + Math.min(0, unrealizedUnits) - initialMarginUnits());
    }
}
