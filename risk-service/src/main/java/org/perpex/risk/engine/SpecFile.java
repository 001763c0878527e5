package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;

/** Writes and reads the specification of a market as part of a snapshot. */
final class SpecFile {

    private SpecFile() {}

    static void save(MarketSpec spec, StateWriter state) {
        state.putInt(spec.market());
        state.putText(spec.symbol());
        state.putInt(spec.product().code);
        state.putInt(spec.base().code);
        state.putInt(spec.quote().code);
        MarketSpec.Units units = spec.units();
        state.putInt(units.priceScale());
        state.putLong(units.tickSize());
        state.putInt(units.sizeScale());
        state.putLong(units.lotSize());
        MarketSpec.Limits limits = spec.limits();
        state.putLong(limits.priceTicksMin());
        state.putLong(limits.priceTicksMax());
        state.putLong(limits.sizeLotsMin());
        state.putLong(limits.sizeLotsMax());
        state.putLong(limits.marketSizeLotsMax());
        state.putLong(limits.notionalUnitsMin());
        state.putInt(limits.priceUpPpm());
        state.putInt(limits.priceDownPpm());
        state.putInt(limits.takeBoundPpm());
        state.putInt(limits.openOrdersMax());
        state.putInt(spec.fees().makerPpm());
        state.putInt(spec.fees().takerPpm());
        state.putInt(spec.fees().liquidationPpm());
        state.putInt(spec.brackets().size());
        for (LeverageBracket bracket : spec.brackets()) {
            state.putLong(bracket.floorUnits());
            state.putLong(bracket.capUnits());
            state.putInt(bracket.maintenancePpm());
            state.putInt(bracket.leverageMax());
            state.putLong(bracket.deductionUnits());
        }
    }

    static MarketSpec load(StateReader state) {
        int market = state.getInt();
        String symbol = state.getText();
        Product product = Product.of(state.getInt());
        Asset base = Asset.of(state.getInt());
        Asset quote = Asset.of(state.getInt());
        MarketSpec.Units units = new MarketSpec.Units(state.getInt(), state.getLong(), state.getInt(), state.getLong());
        MarketSpec.Limits limits = new MarketSpec.Limits(
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getInt(),
                state.getInt(),
                state.getInt(),
                state.getInt());
        MarketSpec.Fees fees = new MarketSpec.Fees(state.getInt(), state.getInt(), state.getInt());
        int count = state.getInt();
        List<LeverageBracket> brackets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            brackets.add(new LeverageBracket(
                    state.getLong(), state.getLong(), state.getInt(), state.getInt(), state.getLong()));
        }
        return new MarketSpec(market, symbol, product, base, quote, units, limits, fees, brackets);
    }
}
