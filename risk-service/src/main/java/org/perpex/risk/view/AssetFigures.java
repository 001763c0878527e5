package org.perpex.risk.view;

import org.perpex.common.core.Asset;

/**
 * What an account has of an asset and what that carries, valued at mark prices. In units of the asset.
 *
 * @param walletUnits the futures wallet, the margin of isolated positions included
 * @param all sums over all positions
 * @param cross sums over those that share the margin
 * @param updatedMillis engine time of the account's last change; 0 if it never had any
 */
public record AssetFigures(Asset asset, long walletUnits, Sums all, Sums cross, long updatedMillis) {

    /**
     * Sums over positions.
     *
     * @param isolatedUnits margin that was set aside
     */
    public record Sums(
            long isolatedUnits,
            long unrealizedUnits,
            long positionMarginUnits,
            long orderMarginUnits,
            long maintenanceUnits) {

        static final Sums NONE = new Sums(0, 0, 0, 0, 0);

        Sums plus(PositionFigures position) {
            return new Sums(
                    isolatedUnits + position.holding().isolatedUnits(),
                    unrealizedUnits + position.unrealizedUnits(),
                    positionMarginUnits + position.positionMarginUnits(),
                    orderMarginUnits + position.orderMarginUnits(),
                    maintenanceUnits + position.maintenanceUnits());
        }
    }

    public long unrealizedUnits() {
        return all.unrealizedUnits;
    }

    public long positionMarginUnits() {
        return all.positionMarginUnits;
    }

    public long orderMarginUnits() {
        return all.orderMarginUnits;
    }

    public long maintenanceUnits() {
        return all.maintenanceUnits;
    }

    public long marginBalanceUnits() {
        return walletUnits + all.unrealizedUnits;
    }

    public long initialMarginUnits() {
        return all.positionMarginUnits + all.orderMarginUnits;
    }

    /** The wallet without what was set aside for isolated positions. */
    public long crossWalletUnits() {
        return walletUnits - all.isolatedUnits;
    }

    public long crossUnrealizedUnits() {
        return cross.unrealizedUnits;
    }

    /** What the cross positions have between them and liquidation. */
    long crossCushionUnits() {
        return crossWalletUnits() + cross.unrealizedUnits - cross.maintenanceUnits;
    }

    /** What new orders may bind; not below 0. */
    public long availableUnits() {
        return Math.max(0, freeWalletUnits() + cross.unrealizedUnits);
    }

    /** What may leave the wallet; not below 0. Unrealised profit never leaves. */
    public long withdrawableUnits() {
        return Math.max(0, freeWalletUnits() + Math.min(0, cross.unrealizedUnits));
    }

    private long freeWalletUnits() {
        return crossWalletUnits() - cross.positionMarginUnits - all.orderMarginUnits;
    }
}
