package org.perpex.risk.engine;

import java.util.Map;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Asset;
import org.perpex.common.core.PositionSide;

/** Writes and reads what funding, insurance and liquidations keep, in order of numbers and ids. */
final class DangerFile {

    private final AccountEngine.World world;
    private final Dangers dangers;

    DangerFile(AccountEngine.World world) {
        this.world = world;
        dangers = world.dangers;
    }

    void save(StateWriter state) {
        for (MarketState market : world.markets.all()) {
            int number = market.spec().market();
            state.putLong(dangers.funding.dueMillis(number));
            state.putLong(market.settledLots());
            state.putLong(market.settledUnits());
            state.putLong(dangers.insurance.poolUnits(number));
        }
        for (Asset asset : Asset.values()) {
            state.putLong(world.accounts.totals(asset).roundingUnits());
            state.putLong(dangers.insurance.sharedUnits(asset));
        }
        LiquidationDesk desk = dangers.liquidations.desk();
        state.putLong(desk.serial());
        state.putInt(desk.ofFund().size());
        desk.ofFund().forEach((market, request) -> {
            state.putInt(market);
            state.putLong(request);
        });
        var called = dangers.liquidations.calls().called();
        state.putInt(called.size());
        called.forEach(each -> save(each, state));
        state.putInt(dangers.liquidations.openCount());
        dangers.liquidations.open().forEach(each -> save(each, state));
    }

    private static void save(Liquidation liquidation, StateWriter state) {
        save(liquidation.scope(), state);
        state.putInt(liquidation.asset().code);
        state.putInt(liquidation.unanswered().size());
        liquidation.unanswered().forEach(state::putLong);
        state.putInt(liquidation.lastMarket());
        state.putInt(liquidation.isTakenOver() ? 1 : 0);
        state.putInt(liquidation.paces().size());
        for (Map.Entry<Integer, Liquidation.Pace> each : liquidation.paces().entrySet()) {
            state.putInt(each.getKey());
            state.putLong(each.getValue().orderMillis);
            state.putLong(each.getValue().partMillis);
            state.putLong(each.getValue().takeMillis);
        }
    }

    private static void save(Scope scope, StateWriter state) {
        state.putLong(scope.account());
        state.putInt(scope.market());
        state.putInt(scope.side().code);
    }

    private static Scope loadScope(StateReader state) {
        return new Scope(state.getLong(), state.getInt(), PositionSide.of(state.getInt()));
    }

    void load(StateReader state) {
        for (MarketState market : world.markets.all()) {
            int number = market.spec().market();
            dangers.funding.restore(number, state.getLong());
            market.settled(state.getLong(), state.getLong());
            dangers.insurance.restorePool(number, state.getLong());
        }
        for (Asset asset : Asset.values()) {
            world.accounts.totals(asset).rounded(state.getLong());
            dangers.insurance.restoreShared(asset, state.getLong());
        }
        LiquidationDesk desk = dangers.liquidations.desk();
        desk.restore(state.getLong());
        for (int left = state.getInt(); left > 0; left--) {
            desk.ofFund().put(state.getInt(), state.getLong());
        }
        for (int left = state.getInt(); left > 0; left--) {
            dangers.liquidations.calls().called().add(loadScope(state));
        }
        for (int left = state.getInt(); left > 0; left--) {
            dangers.liquidations.restore(loadLiquidation(state));
        }
    }

    private static Liquidation loadLiquidation(StateReader state) {
        Liquidation liquidation = new Liquidation(loadScope(state), Asset.of(state.getInt()));
        for (int left = state.getInt(); left > 0; left--) {
            liquidation.unanswered().add(state.getLong());
        }
        liquidation.restore(state.getInt(), state.getInt() == 1);
        for (int left = state.getInt(); left > 0; left--) {
            Liquidation.Pace pace = liquidation.pace(state.getInt());
            pace.orderMillis = state.getLong();
            pace.partMillis = state.getLong();
            pace.takeMillis = state.getLong();
        }
        return liquidation;
    }
}
