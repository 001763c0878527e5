package org.perpex.risk.engine;

import org.perpex.common.core.Asset;

/** What an account can still bind or withdraw, over all markets that settle in an asset. */
final class Balances {

    private final Markets markets;

    Balances(Markets markets) {
        this.markets = markets;
    }

    /** Wallet and unrealised profit less what positions and orders bind. May be negative. */
    long availableUnits(Account account, Asset asset) {
        return Math.addExact(freeWalletUnits(account, asset), unrealizedUnits(account, asset));
    }

    /** What may leave the wallet: unrealised losses stay covered, unrealised profit never leaves. At least 0. */
    long withdrawableUnits(Account account, Asset asset) {
        long unrealizedUnits = Math.min(0, unrealizedUnits(account, asset));
        return Math.max(0, Math.addExact(freeWalletUnits(account, asset), unrealizedUnits));
    }

    private long freeWalletUnits(Account account, Asset asset) {
        long units = account.walletUnits(asset);
        for (Holding holding : account.holdings()) {
            MarketState state = markets.at(holding.market());
            if (state.spec().quote() == asset) {
                units = Math.subtractExact(units, Margin.positionMarginUnits(state, holding));
                units = Math.subtractExact(units, Margin.orderMarginUnits(state, holding));
            }
        }
        return units;
    }

    private long unrealizedUnits(Account account, Asset asset) {
        long units = 0;
        for (Holding holding : account.holdings()) {
            MarketState state = markets.at(holding.market());
            if (state.spec().quote() == asset) {
                units = Math.addExact(units, Margin.unrealizedUnits(state, holding));
            }
        }
        return units;
    }
}
