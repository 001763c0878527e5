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
