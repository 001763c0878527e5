package org.perpex.risk.engine;

import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;

/** Writes and reads the modes of an account, and what each of its holdings is, as part of a snapshot. */
final class HoldingFile {

    private HoldingFile() {}

    static void saveModes(Account account, StateWriter state) {
        state.putInt(account.positionMode().code);
        state.putBoolean(account.hasMultiAssets());
    }

    static void loadModes(Account account, StateReader state) {
        account.positionMode(PositionMode.of(state.getInt()));
        account.multiAssets(state.getBoolean());
    }

    /** What all holdings of a market share is written with each of them. */
    static void saveHead(Holding holding, StateWriter state) {
        state.putInt(holding.market());
        state.putInt(holding.positionSide().code);
        state.putInt(holding.leverage());
        state.putInt(holding.settings().marginMode().code);
        state.putBoolean(holding.settings().autoAddMargin());
        state.putLong(holding.isolatedUnits());
        state.putInt(holding.quantile());
    }

    static Holding loadHead(Account account, StateReader state) {
        int market = state.getInt();
        PositionSide side = PositionSide.of(state.getInt());
        MarketSettings known = account.settings(market);
        MarketSettings settings = known != null ? known : new MarketSettings(1);
        settings.leverage(state.getInt());
        settings.marginMode(MarginMode.of(state.getInt()));
        settings.autoAddMargin(state.getBoolean());
        Holding holding = new Holding(market, side, settings);
        holding.restoreIsolated(state.getLong());
        holding.quantile(state.getInt());
        return holding;
    }
}
