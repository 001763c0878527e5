package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.Asset;

/** Divides what an account has into what stands, and falls, by itself. Keeps nothing. */
final class Stakes {

    private final Markets markets;

    Stakes(Markets markets) {
        this.markets = markets;
    }

    /** All of an account: its cross positions by asset, also where there are none, then each isolated position. */
    List<Stake> of(Account account) {
        if (account.hasMultiAssets()) {
            return List.of(all(account));
        }
        List<Stake> found = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            if (account.hasWallet(asset)) {
                found.add(cross(account, asset));
            }
        }
        for (Holding holding : account.holdings()) {
            if (holding.isIsolated() && holding.positionLots() != 0) {
                found.add(isolated(account, holding));
            }
        }
        return found;
    }

    /** What a liquidation works on. */
    Stake of(Account account, Liquidation liquidation) {
        Scope scope = liquidation.scope();
        Holding holding = scope.isIsolated() ? account.holding(scope.market(), scope.side()) : null;
        if (holding != null) {
            return isolated(account, holding);
        }
        return account.hasMultiAssets() ? all(account) : cross(account, liquidation.asset());
    }

    /** What a position stands on, with whatever else stands on it, in units of the asset that it settles in. */
    long behindUnits(Account account, Holding holding) {
        Asset asset = markets.at(holding.market()).spec().quote();
        if (holding.isIsolated()) {
            return isolated(account, holding).standing().equityUnits();
        }
        return account.hasMultiAssets()
                ? all(account).standing().in(asset, markets.collateral()).equityUnits()
                : cross(account, asset).standing().equityUnits();
    }

    /** In multi-asset mode everything stands on everything. */
    private Stake all(Account account) {
        List<Holding> positions = Positions.cross(account);
        return new Stake(Scope.cross(account.id()), Asset.USDT, positions, Standing.ofAll(account, positions, markets));
    }

    private Stake cross(Account account, Asset asset) {
        List<Holding> positions = Positions.cross(account, asset, markets);
        return new Stake(Scope.cross(account.id()), asset, positions, Standing.of(account, asset, positions, markets));
    }

    private Stake isolated(Account account, Holding holding) {
        MarketState market = markets.at(holding.market());
        return new Stake(
                Scope.of(account.id(), holding),
                market.spec().quote(),
                holding.positionLots() == 0 ? List.of() : List.of(holding),
                Standing.ofIsolated(market, holding));
    }
}
