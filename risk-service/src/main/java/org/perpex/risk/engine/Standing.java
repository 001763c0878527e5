package org.perpex.risk.engine;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Exact;

/**
 * How far positions are from ruin: what they stand on, with their unrealised profit, and their maintenance margin. What
 * is set aside for an isolated position is no part of what others stand on. Units of one asset.
 */
record Standing(long equityUnits, long maintenanceUnits) {

    static Standing of(Account account, Asset asset, List<Holding> positions, Markets markets) {
        long equityUnits = Positions.freeUnits(account, asset, markets);
        long maintenanceUnits = 0;
        for (Holding holding : positions) {
            MarketState market = markets.at(holding.market());
            equityUnits = Math.addExact(equityUnits, Margin.unrealizedUnits(market, holding));
            maintenanceUnits = Math.addExact(maintenanceUnits, Margin.maintenanceUnits(market, holding));
        }
        return new Standing(equityUnits, maintenanceUnits);
    }

    /** Of all that an account has in multi-asset mode, valued in USDT: what counts of its assets, what it must hold. */
    static Standing ofAll(Account account, List<Holding> positions, Markets markets) {
        Collateral collateral = markets.collateral();
        long equityUnits = 0;
        long maintenanceUnits = 0;
        for (Asset asset : Asset.values()) {
            long ownUnits = Positions.freeUnits(account, asset, markets);
            long heldUnits = 0;
            for (Holding holding : positions) {
                MarketState market = markets.at(holding.market());
                if (market.spec().quote() == asset) {
                    ownUnits = Math.addExact(ownUnits, Margin.unrealizedUnits(market, holding));
                    heldUnits = Math.addExact(heldUnits, Margin.maintenanceUnits(market, holding));
                }
            }
            equityUnits = Math.addExact(equityUnits, collateral.valueUnits(asset, ownUnits));
            maintenanceUnits = Math.subtractExact(maintenanceUnits, collateral.valueUnits(asset, -heldUnits));
        }
        return new Standing(equityUnits, maintenanceUnits);
    }

    /** The same value in units of another asset than USDT. */
    Standing in(Asset asset, Collateral collateral) {
        return asset == Asset.USDT
                ? this
                : new Standing(collateral.unitsOf(asset, equityUnits), collateral.unitsOf(asset, maintenanceUnits));
    }

    /** Of an isolated position: what was set aside for it, with its own profit. */
    static Standing ofIsolated(MarketState market, Holding holding) {
        return new Standing(
                Math.addExact(holding.isolatedUnits(), Margin.unrealizedUnits(market, holding)),
                Margin.maintenanceUnits(market, holding));
    }

    /** Whether the equity is below a part of the maintenance margin; exact. */
    boolean isBelow(int numerator, int denominator) {
        return Exact.compareProducts(equityUnits, denominator, maintenanceUnits, numerator) < 0;
    }

    boolean isEndangered() {
        return equityUnits < maintenanceUnits;
    }
}
