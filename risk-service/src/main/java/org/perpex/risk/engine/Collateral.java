package org.perpex.risk.engine;

import java.util.Arrays;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.Exact;

/**
 * What assets are worth as collateral in multi-asset mode, in units of USDT. Prices come with price sets: the index price
 * of the first market of an asset against USDT, or the price that the set states for the asset. Not thread-safe.
 */
final class Collateral {

    /** Units of one whole of any asset. */
    static final long WHOLE_UNITS = 100_000_000L;

    /** No price is taken above this, in units of USDT for one whole asset. */
    static final long PRICE_UNITS_MAX = 100_000_000_000_000_000L;

    private static final long VALUE_UNITS_MAX = Long.MAX_VALUE / 64;

    private final Terms[] terms = new Terms[Asset.values().length];
    private final long[] priceUnits = new long[Asset.values().length];
    private final int[] sourceMarkets = new int[Asset.values().length];

    /**
     * What an asset counts for.
     *
     * @param haircutPpm what is taken off its value
     * @param capUnits how much of it counts per account; 0: all
     * @param version of the setting; 0: nobody has set it
     */
    record Terms(int haircutPpm, long capUnits, long version) {}

    Collateral() {
        for (Asset asset : Asset.values()) {
            terms[asset.ordinal()] = new Terms(haircutAtFirst(asset), 0, 0);
        }
        priceUnits[Asset.USDT.ordinal()] = WHOLE_UNITS;
    }

    private static int haircutAtFirst(Asset asset) {
        return switch (asset) {
            case USDT -> 0;
            case USDC -> 10_000;
            case BTC, ETH -> 50_000;
            case SOL -> (int) Exact.PPM;
        };
    }

    /** The same, untouched by what comes. */
    Collateral copy() {
        Collateral copy = new Collateral();
        System.arraycopy(terms, 0, copy.terms, 0, terms.length);
        System.arraycopy(priceUnits, 0, copy.priceUnits, 0, priceUnits.length);
        return copy;
    }

    Terms terms(Asset asset) {
        return terms[asset.ordinal()];
    }

    void terms(Asset asset, Terms set) {
        terms[asset.ordinal()] = set;
    }

    /** Units of USDT for one whole asset; 0 if nobody has said. */
    long priceUnits(Asset asset) {
        return priceUnits[asset.ordinal()];
    }

    /** Takes a price, unless it is none; USDT is the measure and has none. */
    void price(Asset asset, long units) {
        if (asset != Asset.USDT && units > 0 && units <= PRICE_UNITS_MAX) {
            priceUnits[asset.ordinal()] = units;
        }
    }

    /** Takes the prices of a set: index prices of markets first, then what the set states for assets. */
    void take(MarketCommand.SetPrices prices, Markets markets) {
        Arrays.fill(sourceMarkets, 0);
        for (MarketCommand.MarketPrice price : prices.prices()) {
            MarketState market = markets.find(price.market());
            if (market != null && market.spec().quote() == Asset.USDT) {
                int base = market.spec().base().ordinal();
                boolean first = sourceMarkets[base] == 0 || price.market() < sourceMarkets[base];
                long tickUnits = tickUnits(market);
                if (first && price.indexTicks() > 0 && price.indexTicks() <= PRICE_UNITS_MAX / tickUnits) {
                    sourceMarkets[base] = price.market();
                    price(market.spec().base(), price.indexTicks() * tickUnits);
                }
            }
        }
        for (MarketCommand.AssetPrice price : prices.assets()) {
            price(price.asset(), price.unitPrice());
        }
    }

    private static long tickUnits(MarketState market) {
        long units = market.spec().units().tickSize();
        for (int i = market.spec().units().priceScale(); i < Decimals.UNIT_SCALE; i++) {
            units = Math.multiplyExact(units, 10);
        }
        return units;
    }

    /** The price less the haircut, rounded down. */
    private long countedPriceUnits(Asset asset) {
        return Exact.mulDivFloor(priceUnits(asset), Exact.PPM - terms(asset).haircutPpm, Exact.PPM);
    }

    /** What a balance counts for: less the haircut, rounded down. A debt counts whole, rounded up. */
    long valueUnits(Asset asset, long units) {
        if (units < 0) {
            long priceUnits = priceUnits(asset);
            return -Exact.mulDivCeil(Math.min(-units, mostUnits(priceUnits)), priceUnits, WHOLE_UNITS);
        }
        long priceUnits = countedPriceUnits(asset);
        long countedUnits = Math.min(countedUnits(asset, units), mostUnits(priceUnits));
        return Exact.mulDivFloor(countedUnits, priceUnits, WHOLE_UNITS);
    }

    /** Beyond this nothing counts, so that sums of values fit. */
    private static long mostUnits(long priceUnits) {
        return priceUnits <= WHOLE_UNITS
                ? VALUE_UNITS_MAX
                : Exact.mulDivFloor(VALUE_UNITS_MAX, WHOLE_UNITS, priceUnits);
    }

    private long countedUnits(Asset asset, long units) {
        long capUnits = terms(asset).capUnits;
        return capUnits == 0 ? units : Math.min(units, capUnits);
    }

    /**
     * How much of a wallet may leave when so much value may; at least 0.
     *
     * @param lossBearingUnits what is left of it beyond what is bound in the asset, unrealised profit not counted
     */
    long withdrawableUnits(Asset asset, long walletUnits, long lossBearingUnits, long freeValueUnits) {
        if (freeValueUnits < 0 || walletUnits <= 0) {
            return 0;
        }
        // Of an asset in which something is bound, taking the last of it away makes a debt, which counts whole.
        return lossBearingUnits < walletUnits
                ? Math.min(walletUnits, unitsOf(asset, freeValueUnits))
                : withdrawableUnits(asset, walletUnits, freeValueUnits);
    }

    /** What does not count goes first. */
    private long withdrawableUnits(Asset asset, long units, long freeValueUnits) {
        long priceUnits = countedPriceUnits(asset);
        long countedUnits = priceUnits == 0 ? 0 : countedUnits(asset, units);
        if (valueUnits(asset, countedUnits) <= freeValueUnits) {
            return units;
        }
        return units - countedUnits + Exact.mulDivFloor(freeValueUnits, WHOLE_UNITS, priceUnits);
    }

    /**
     * What changes hands when an asset pays a debt in another.
     *
     * @param takenUnits of the asset
     * @param paidUnits of the debt
     */
    record Sale(long takenUnits, long paidUnits) {
        static final Sale NONE = new Sale(0, 0);
    }

    /**
     * So much of an asset as pays a debt, at its price less the haircut, or all of it: what is taken is rounded up, what is
     * paid down. The cap does not matter here.
     */
    Sale sale(Asset asset, long heldUnits, Asset debt, long owedUnits) {
        long priceUnits = countedPriceUnits(asset);
        if (priceUnits == 0 || priceUnits(debt) == 0) {
            return Sale.NONE;
        }
        long soldUnits = Math.min(heldUnits, mostUnits(priceUnits));
        long payableUnits = Math.min(owedUnits, mostUnits(priceUnits(debt)));
        long worthUnits = Exact.mulDivFloor(soldUnits, priceUnits, WHOLE_UNITS);
        long neededUnits = Exact.mulDivCeil(payableUnits, priceUnits(debt), WHOLE_UNITS);
        if (worthUnits >= neededUnits) {
            return new Sale(Exact.mulDivCeil(neededUnits, WHOLE_UNITS, priceUnits), payableUnits);
        }
        long paidUnits = unitsOf(debt, worthUnits);
        return paidUnits == 0 ? Sale.NONE : new Sale(soldUnits, paidUnits);
    }

    /** So much of an asset as a value in units of USDT buys, rounded down; 0 without a price. */
    long unitsOf(Asset asset, long valueUnits) {
        long priceUnits = priceUnits(asset);
        long mostUnits = Exact.mulDivFloor(Long.MAX_VALUE / 2, Math.min(priceUnits, WHOLE_UNITS), WHOLE_UNITS);
        return priceUnits == 0
                ? 0
                : Exact.mulDivFloor(Math.clamp(valueUnits, -mostUnits, mostUnits), WHOLE_UNITS, priceUnits);
    }
}
