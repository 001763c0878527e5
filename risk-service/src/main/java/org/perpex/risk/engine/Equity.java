package org.perpex.risk.engine;

import org.perpex.common.core.Asset;
import org.perpex.common.core.Exact;

/** What limits are measured against: equity and exposure of an account, in units of USDT. Nothing is kept. */
final class Equity {

    private static final Asset[] ASSETS = Asset.values();

    private final Markets markets;

    Equity(Markets markets) {
        this.markets = markets;
    }

    /** Wallet and unrealised profit of all positions; of all assets in multi-asset mode, else of USDT. */
    long units(Account account) {
        if (!account.hasMultiAssets()) {
            return units(account, Asset.USDT);
        }
        long valueUnits = 0;
        for (Asset asset : ASSETS) {
            valueUnits = Math.addExact(valueUnits, markets.collateral().valueUnits(asset, units(account, asset)));
        }
        return valueUnits;
    }

    private long units(Account account, Asset asset) {
        long units = account.walletUnits(asset);
        for (Holding holding : account.holdings()) {
            MarketState market = markets.at(holding.market());
            if (market.spec().quote() == asset) {
                units = Math.addExact(units, Margin.unrealizedUnits(market, holding));
            }
        }
        return units;
    }

    /** A notional in a market in units of USDT, rounded up. */
    long valueUnits(MarketState market, long notionalUnits) {
        Asset quote = market.spec().quote();
        return quote == Asset.USDT ? notionalUnits : -markets.collateral().valueUnits(quote, -notionalUnits);
    }

    /** The worst notional of the account's positions in a market. */
    long exposureUnits(Account account, MarketState market) {
        long units = 0;
        for (Holding holding : account.holdings()) {
            if (holding.market() == market.spec().market()) {
                units = plus(units, valueUnits(market, Margin.worstNotionalUnits(market, holding)));
            }
        }
        return units;
    }

    /** The worst notional of all the account's positions. */
    long exposureUnits(Account account) {
        long units = 0;
        for (Holding holding : account.holdings()) {
            MarketState market = markets.at(holding.market());
            units = plus(units, valueUnits(market, Margin.worstNotionalUnits(market, holding)));
        }
        return units;
    }

    /** The sum of two that are not negative, or the largest number. */
    static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /** So many parts per million of a measure that may be reached: rounded down; the largest number if it does not fit. */
    static long reachable(long units, long ppm) {
        return fits(units, ppm) ? Exact.mulDivFloor(units, ppm, Exact.PPM) : Long.MAX_VALUE;
    }

    /** So many parts per million of a measure that may not be reached: rounded up. */
    static long unreachable(long units, long ppm) {
        return fits(units, ppm) ? Exact.mulDivCeil(units, ppm, Exact.PPM) : Long.MAX_VALUE;
    }

    private static boolean fits(long units, long ppm) {
        return units <= 0 || Exact.compareProducts(units, ppm, Long.MAX_VALUE, Exact.PPM) < 0;
    }
}
