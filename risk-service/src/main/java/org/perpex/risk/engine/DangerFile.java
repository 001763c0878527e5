package org.perpex.risk.engine;

import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Asset;

/** Writes and reads what funding and liquidations keep, in order of numbers and ids. */
final class DangerFile {

    private final AccountEngine.World world;

    DangerFile(AccountEngine.World world) {
        this.world = world;
    }

    void save(StateWriter state) {
        for (MarketState market : world.markets.all()) {
            state.putLong(world.funding.dueMillis(market.spec().market()));
            state.putLong(market.settledLots());
            state.putLong(market.settledUnits());
        }
        for (Asset asset : Asset.values()) {
            state.putLong(world.accounts.totals(asset).roundingUnits());
        }
    }

    void load(StateReader state) {
        for (MarketState market : world.markets.all()) {
            world.funding.restore(market.spec().market(), state.getLong());
            market.settled(state.getLong(), state.getLong());
        }
        for (Asset asset : Asset.values()) {
            world.accounts.totals(asset).rounded(state.getLong());
        }
    }
}
