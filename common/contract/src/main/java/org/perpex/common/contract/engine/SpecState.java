package org.perpex.common.contract.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;

/** A market's specification in a snapshot. */
public final class SpecState {

    private SpecState() {}

    /** Writes a specification. */
    public static void save(MarketSpec spec, StateWriter state) {
        state.putInt(spec.market());
        state.putText(spec.symbol());
        state.putInt(spec.product().code);
        state.putInt(spec.base().code);
        state.putInt(spec.quote().code);
        state.putInt(spec.units().priceScale());
        state.putLong(spec.units().tickSize());
        state.putInt(spec.units().sizeScale());
        state.putLong(spec.units().lotSize());
        saveLimits(spec.limits(), state);
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
        saveGuards(spec.guards(), state);
        saveFunding(spec.funding(), state);
        state.putInt(spec.liquidation().code);
    }

    private static void saveLimits(MarketSpec.Limits limits, StateWriter state) {
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
    }

    /** Reads what {@link #save} wrote; the arguments of each constructor are read from left to right. */
    public static MarketSpec load(StateReader state) {
        return new MarketSpec(
                state.getInt(),
                state.getText(),
                Product.of(state.getInt()),
                Asset.of(state.getInt()),
                Asset.of(state.getInt()),
                new MarketSpec.Units(state.getInt(), state.getLong(), state.getInt(), state.getLong()),
                loadLimits(state),
                new MarketSpec.Fees(state.getInt(), state.getInt(), state.getInt()),
                loadBrackets(state),
                loadGuards(state),
                loadFunding(state),
                LiquidationProfile.of(state.getInt()));
    }

    private static MarketSpec.Limits loadLimits(StateReader state) {
        return new MarketSpec.Limits(
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
    }

    private static List<LeverageBracket> loadBrackets(StateReader state) {
        List<LeverageBracket> brackets = new ArrayList<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            brackets.add(new LeverageBracket(
                    state.getLong(), state.getLong(), state.getInt(), state.getInt(), state.getLong()));
        }
        return brackets;
    }

    private static void saveGuards(MarketSpec.Guards guards, StateWriter state) {
        state.putLong(guards.openInterestLotsMax());
        state.putInt(guards.breakerPpm());
        state.putLong(guards.breakerWindowMillis());
        state.putLong(guards.breakerPauseMillis());
        state.putLong(guards.auctionMillis());
        state.putInt(guards.triggerProtectPpm());
        state.putInt(guards.openTriggersMax());
    }

    private static MarketSpec.Guards loadGuards(StateReader state) {
        return new MarketSpec.Guards(
                state.getLong(),
                state.getInt(),
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getInt(),
                state.getInt());
    }

    private static void saveFunding(MarketSpec.Funding funding, StateWriter state) {
        state.putInt(funding.intervalHours());
        state.putLong(funding.interestPpb());
        state.putLong(funding.clampPpb());
        state.putLong(funding.capPpb());
        state.putLong(funding.floorPpb());
        state.putLong(funding.impactUnits());
    }

    private static MarketSpec.Funding loadFunding(StateReader state) {
        return new MarketSpec.Funding(
                state.getInt(), state.getLong(), state.getLong(), state.getLong(), state.getLong(), state.getLong());
    }
}
