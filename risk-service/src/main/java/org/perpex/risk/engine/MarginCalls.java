package org.perpex.risk.engine;

import java.util.TreeSet;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Endangered;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.engine.FactSink;

/** Warns accounts whose positions come near their maintenance margin: once, until these have been well above it again. */
final class MarginCalls {

    private final Markets markets;
    private final TreeSet<Scope> called = new TreeSet<>();

    MarginCalls(Markets markets) {
        this.markets = markets;
    }

    /** Warns where it is due; returns whether the positions are so far from danger that nothing is remembered of them. */
    boolean look(Stake stake, FactSink facts) {
        Standing standing = stake.standing();
        if (!standing.isBelow(LiquidationTable.CALM_NUMERATOR, LiquidationTable.CALM_DENOMINATOR)) {
            called.remove(stake.scope());
            return true;
        }
        if (standing.isBelow(LiquidationTable.CALL_NUMERATOR, LiquidationTable.CALL_DENOMINATOR)
                && called.add(stake.scope())) {
            facts.append(
                    Destination.ASSET,
                    new LiquidationFact.MarginCalled(
                            stake.scope().account(),
                            standing.equityUnits(),
                            standing.maintenanceUnits(),
                            stake.positions().stream().map(this::endangered).toList()));
        }
        return false;
    }

    private Endangered endangered(Holding holding) {
        MarketState market = markets.at(holding.market());
        return new Endangered(
                holding.market(),
                holding.positionSide(),
                holding.settings().marginMode(),
                holding.positionLots(),
                market.markTicks(),
                holding.isolatedUnits(),
                Margin.unrealizedUnits(market, holding),
                Margin.maintenanceUnits(market, holding));
    }

    /** What was warned of, rising. */
    TreeSet<Scope> called() {
        return called;
    }
}
