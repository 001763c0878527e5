package org.perpex.risk.engine;

import org.perpex.common.core.Asset;

/** What assets count for as collateral at one moment, in units of USDT. Immutable. */
public final class CollateralView {

    private final Collateral collateral;

    private CollateralView(Collateral collateral) {
        this.collateral = collateral;
    }

    static CollateralView of(Collateral collateral) {
        return new CollateralView(collateral.copy());
    }

    /** As it is before any price and any setting has come. */
    public static CollateralView atFirst() {
        return new CollateralView(new Collateral());
    }

    /** What a balance counts for; a debt counts whole. */
    public long valueUnits(Asset asset, long units) {
        return collateral.valueUnits(asset, units);
    }

    /** So much of an asset as a value buys, rounded down. */
    public long unitsOf(Asset asset, long valueUnits) {
        return collateral.unitsOf(asset, valueUnits);
    }

    /** How much of a wallet may leave when so much value may. */
    public long withdrawableUnits(Asset asset, long walletUnits, long lossBearingUnits, long freeValueUnits) {
        return collateral.withdrawableUnits(asset, walletUnits, lossBearingUnits, freeValueUnits);
    }
}
