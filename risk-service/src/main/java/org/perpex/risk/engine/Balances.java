package org.perpex.risk.engine;

import org.perpex.common.core.Asset;

/** What an account can still bind or withdraw, over all markets that settle in an asset. */
final class Balances {

    private final Markets markets;

    Balances(Markets markets) {
        this.markets = markets;
    }

    /** Wallet and unrealised profit less what positions and orders bind. May be negative. Isolated profit stays out. */
    long availableUnits(Account account, Asset asset) {
        return account.hasMultiAssets()
                ? markets.collateral().unitsOf(asset, availableValueUnits(account))
                : ownUnits(account, asset);
    }

    /** Whether an account without multi-asset mode could bear of each asset what rests on it. */
    boolean standsAlone(Account account) {
        for (Asset asset : Asset.values()) {
            if (account.walletUnits(asset) < 0 || ownUnits(account, asset) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What all assets of an account are worth beyond what rests on them, in units of USDT. May be negative. */
    private long availableValueUnits(Account account) {
        long valueUnits = 0;
        for (Asset asset : Asset.values()) {
            long ownUnits = ownUnits(account, asset);
            valueUnits = Math.addExact(valueUnits, markets.collateral().valueUnits(asset, ownUnits));
        }
        return valueUnits;
    }

    private long ownUnits(Account account, Asset asset) {
        return Math.addExact(freeWalletUnits(account, asset), unrealizedUnits(account, asset));
    }

    /** What may leave the wallet: unrealised losses stay covered, unrealised profit never leaves. At least 0. */
    long withdrawableUnits(Account account, Asset asset) {
        return account.hasMultiAssets()
                ? withdrawableOfAllUnits(account, asset)
                : Math.max(0, lossBearingUnits(account, asset));
    }

    private long withdrawableOfAllUnits(Account account, Asset asset) {
        Collateral collateral = markets.collateral();
        long valueUnits = 0;
        for (Asset each : Asset.values()) {
            valueUnits = Math.addExact(valueUnits, collateral.valueUnits(each, lossBearingUnits(account, each)));
        }
        long walletUnits = account.walletUnits(asset);
        if (valueUnits < 0 || walletUnits <= 0) {
            return 0;
        }
        // Of an asset in which something is bound, taking the last of it away makes a debt, which counts whole.
        boolean binds = lossBearingUnits(account, asset) < walletUnits;
        return binds
                ? Math.min(walletUnits, collateral.unitsOf(asset, valueUnits))
                : collateral.withdrawableUnits(asset, walletUnits, valueUnits);
    }

    private long lossBearingUnits(Account account, Asset asset) {
        return Math.addExact(freeWalletUnits(account, asset), Math.min(0, unrealizedUnits(account, asset)));
    }

    private long freeWalletUnits(Account account, Asset asset) {
        long units = account.walletUnits(asset);
        for (Holding holding : account.holdings()) {
            MarketState state = markets.at(holding.market());
            if (state.spec().quote() == asset) {
                units = Math.subtractExact(units, Margin.heldUnits(state, holding));
                units = Math.subtractExact(units, Margin.orderMarginUnits(state, holding));
            }
        }
        return units;
    }

    private long unrealizedUnits(Account account, Asset asset) {
        long units = 0;
        for (Holding holding : account.holdings()) {
            MarketState state = markets.at(holding.market());
            if (state.spec().quote() == asset && !holding.isIsolated()) {
                units = Math.addExact(units, Margin.unrealizedUnits(state, holding));
            }
        }
        return units;
    }
}
