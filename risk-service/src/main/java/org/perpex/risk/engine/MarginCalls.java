package org.perpex.risk.engine;

import java.util.List;
import java.util.TreeSet;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Endangered;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.MarginMode;

/** Warns accounts that come near their maintenance margin: once, until they have been well above it again. */
final class MarginCalls {

    private final Markets markets;
    private final TreeSet<Long> called = new TreeSet<>();

    MarginCalls(Markets markets) {
        this.markets = markets;
    }

    /** Warns where it is due; returns whether the account is so far from danger that nothing is remembered of it. */
    boolean look(Account account, Standing standing, List<Holding> positions, FactSink facts) {
        if (!standing.isBelow(LiquidationTable.CALM_NUMERATOR, LiquidationTable.CALM_DENOMINATOR)) {
            called.remove(account.id());
            return true;
        }
        if (standing.isBelow(LiquidationTable.CALL_NUMERATOR, LiquidationTable.CALL_DENOMINATOR)
                && called.add(account.id())) {
            facts.append(
                    Destination.ASSET,
                    new LiquidationFact.MarginCalled(
                            account.id(),
                            standing.equityUnits(),
                            standing.maintenanceUnits(),
                            positions.stream().map(this::endangered).toList()));
        }
        return false;
    }

    private Endangered endangered(Holding holding) {
        MarketState market = markets.at(holding.market());
        return new Endangered(
                holding.market(),
                holding.positionSide(),
                MarginMode.CROSS,
                holding.positionLots(),
                market.markTicks(),
                0,
                Margin.unrealizedUnits(market, holding),
                Margin.maintenanceUnits(market, holding));
    }

    /** The accounts that were warned, rising. */
    TreeSet<Long> called() {
        return called;
    }
}
