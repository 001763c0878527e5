package org.perpex.risk.view;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;

/**
 * What an account has of an asset and what that carries, valued at mark prices. In units of the asset.
 *
 * @param walletUnits the futures wallet, the margin of isolated positions included
 * @param all sums over all positions
 * @param cross sums over those that share the margin
 * @param shared what the account has of all assets, if they are one collateral; else null
 * @param updatedMillis engine time of the account's last change; 0 if it never had any
 */
public record AssetFigures(
        Asset asset,
        long walletUnits,
        Sums all,
        Sums cross,
        @Nullable Shared shared,
        long updatedMillis) {

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

    /**
     * What the assets of an account come to together, in units of this one.
     *
     * @param cushionUnits what the cross positions have between them and liquidation
     */
    record Shared(long availableUnits, long withdrawableUnits, long cushionUnits) {}

    AssetFigures sharing(Shared sum) {
        return new AssetFigures(asset, walletUnits, all, cross, sum, updatedMillis);
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
        return shared != null ? shared.cushionUnits : ownCushionUnits();
    }

    long ownCushionUnits() {
        return crossWalletUnits() + cross.unrealizedUnits - cross.maintenanceUnits;
    }

    /** What new orders may bind; not below 0. */
    public long availableUnits() {
        return Math.max(0, shared != null ? shared.availableUnits : ownUnits());
    }

    /** What may leave the wallet; not below 0. Unrealised profit never leaves. */
    public long withdrawableUnits() {
        return Math.max(0, shared != null ? shared.withdrawableUnits : lossBearingUnits());
    }

    /** What this asset alone leaves, unrealised profit included. */
    long ownUnits() {
        return freeWalletUnits() + cross.unrealizedUnits;
    }

    /** The same without unrealised profit. */
    long lossBearingUnits() {
        return freeWalletUnits() + Math.min(0, cross.unrealizedUnits);
    }

    private long freeWalletUnits() {
        return crossWalletUnits() - cross.positionMarginUnits - all.orderMarginUnits;
    }
}
