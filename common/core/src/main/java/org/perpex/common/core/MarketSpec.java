package org.perpex.common.core;

import java.util.List;

/**
 * What a market trades and within which limits. Part of the state of both engines: a change is an input.
 *
 * @param market the market's number, dense from 1
 * @param symbol the name that clients use
 * @param units how prices, sizes and money convert into each other
 * @param limits what an order may ask for
 * @param fees what a fill costs
 * @param brackets the margin table, in rising order, starting at zero
 * @param guards what holds the market back when it moves too far
 * @param funding how longs and shorts pay each other
 * @param liquidation the steps by which positions in danger are closed
 */
public record MarketSpec(
        int market,
        String symbol,
        Product product,
        Asset base,
        Asset quote,
        Units units,
        Limits limits,
        Fees fees,
        List<LeverageBracket> brackets,
        Guards guards,
        Funding funding,
        LiquidationProfile liquidation) {

    /** How many characters a symbol may have. */
    public static final int SYMBOL_LENGTH_MAX = 20;

    /** How many brackets a market may have. */
    public static final int BRACKETS_MAX = 32;

    /** A market without guards, with standard funding and the exchange's own table of liquidation. */
    public MarketSpec(
            int market,
            String symbol,
            Product product,
            Asset base,
            Asset quote,
            Units units,
            Limits limits,
            Fees fees,
            List<LeverageBracket> brackets) {
        this(
                market,
                symbol,
                product,
                base,
                quote,
                units,
                limits,
                fees,
                brackets,
                Guards.OFF,
                Funding.STANDARD,
                LiquidationProfile.TIERED);
    }

    public MarketSpec {
        brackets = List.copyOf(brackets);
        if (market < 1 || symbol.isEmpty() || symbol.length() > SYMBOL_LENGTH_MAX) {
            throw new IllegalArgumentException("market " + market + ", symbol " + symbol);
        }
        if (brackets.isEmpty()
                || brackets.size() > BRACKETS_MAX
                || brackets.getFirst().floorUnits() != 0) {
            throw new IllegalArgumentException("brackets start at zero and are 1 to " + BRACKETS_MAX);
        }
        for (int i = 1; i < brackets.size(); i++) {
            if (brackets.get(i).floorUnits() != brackets.get(i - 1).capUnits()) {
                throw new IllegalArgumentException(
                        "brackets must join at " + brackets.get(i).floorUnits());
            }
        }
        long largest = Math.multiplyExact(limits.priceTicksMax(), limits.sizeLotsMax());
        Math.multiplyExact(largest, units.unitsPerTickLot());
    }

    /** The notional of a size at a price, in units of the quote asset. Exact: it is a whole number by construction. */
    public long notionalUnits(long priceTicks, long sizeLots) {
        return Math.multiplyExact(Math.multiplyExact(priceTicks, sizeLots), units.unitsPerTickLot());
    }

    /** The largest leverage that the market allows at all. */
    public int leverageMax() {
        return brackets.getFirst().leverageMax();
    }

    /** The bracket of a notional: the last one whose floor lies below it. */
    public LeverageBracket bracketOf(long notionalUnits) {
        LeverageBracket found = brackets.getFirst();
        for (LeverageBracket bracket : brackets) {
            if (notionalUnits > bracket.floorUnits()) {
                found = bracket;
            }
        }
        return found;
    }

    /** The largest notional that a leverage allows, in units of the quote asset; 0 if the leverage is too high. */
    public long notionalMaxAt(int leverage) {
        long cap = 0;
        for (LeverageBracket bracket : brackets) {
            if (leverage <= bracket.leverageMax()) {
                cap = bracket.capUnits();
            }
        }
        return cap;
    }

    /**
     * How a market counts.
     *
     * @param priceScale decimal places of a price text
     * @param tickSize the price increment, in 10^-priceScale of the quote asset
     * @param sizeScale decimal places of a size text
     * @param lotSize the size increment, in 10^-sizeScale of the base asset
     */
    public record Units(int priceScale, long tickSize, int sizeScale, long lotSize) {

        public Units {
            if (priceScale < 0 || sizeScale < 0 || priceScale + sizeScale > Decimals.UNIT_SCALE) {
                throw new IllegalArgumentException("a tick times a lot must be a whole number of 1e-8");
            }
            if (tickSize <= 0 || lotSize <= 0) {
                throw new IllegalArgumentException("increments must be positive");
            }
        }

        /** The money, in units of the quote asset, by which one lot changes when the price moves one tick. */
        public long unitsPerTickLot() {
            long factor = 1;
            for (int i = priceScale + sizeScale; i < Decimals.UNIT_SCALE; i++) {
                factor *= 10;
            }
            return Math.multiplyExact(Math.multiplyExact(tickSize, lotSize), factor);
        }
    }

    /**
     * What an order may ask for. Prices in ticks, sizes in lots, bands in parts per million of the mark price.
     *
     * @param priceUpPpm a buy's limit is at most mark × this
     * @param priceDownPpm a sell's limit is at least mark × this
     * @param takeBoundPpm how far from the mark a market order may trade
     * @param openOrdersMax open orders of one account
     */
    public record Limits(
            long priceTicksMin,
            long priceTicksMax,
            long sizeLotsMin,
            long sizeLotsMax,
            long marketSizeLotsMax,
            long notionalUnitsMin,
            int priceUpPpm,
            int priceDownPpm,
            int takeBoundPpm,
            int openOrdersMax) {

        public Limits {
            if (priceTicksMin < 1 || priceTicksMax < priceTicksMin || sizeLotsMin < 1 || sizeLotsMax < sizeLotsMin) {
                throw new IllegalArgumentException("price and size limits must be positive and in order");
            }
            if (marketSizeLotsMax < sizeLotsMin || notionalUnitsMin < 0 || openOrdersMax < 1) {
                throw new IllegalArgumentException("limits of an order are out of range");
            }
            if (priceUpPpm < Exact.PPM || priceDownPpm <= 0 || priceDownPpm > Exact.PPM) {
                throw new IllegalArgumentException("the price band must contain the mark price");
            }
            if (takeBoundPpm <= 0 || takeBoundPpm >= Exact.PPM) {
                throw new IllegalArgumentException("take bound out of range: " + takeBoundPpm);
            }
        }
    }

    /** Rates in parts per million of the notional; a maker's may be negative (a rebate). */
    public record Fees(int makerPpm, int takerPpm, int liquidationPpm) {

        public Fees {
            if (takerPpm < 0 || takerPpm > 100_000 || makerPpm > 100_000 || makerPpm < -takerPpm) {
                throw new IllegalArgumentException("a maker's rebate may not exceed the taker's fee");
            }
            if (liquidationPpm < 0 || liquidationPpm > 100_000) {
                throw new IllegalArgumentException("liquidation fee out of range: " + liquidationPpm);
            }
        }
    }

    /**
     * What holds a market back. A value of 0 switches the guard off.
     *
     * @param openInterestLotsMax lots that all long positions together may have
     * @param breakerPpm how far the price may move from that of the window's begin
     * @param breakerWindowMillis the window that the circuit breaker looks at
     * @param breakerPauseMillis how long the market pauses then; the second trip in a row doubles it
     * @param auctionMillis how long the call auction after a pause lasts
     * @param triggerProtectPpm how far mark and contract price may be apart for a protected trigger to fire
     * @param openTriggersMax waiting triggers of one account
     */
    public record Guards(
            long openInterestLotsMax,
            int breakerPpm,
            long breakerWindowMillis,
            long breakerPauseMillis,
            long auctionMillis,
            int triggerProtectPpm,
            int openTriggersMax) {

        /** No guard at all. */
        public static final Guards OFF = new Guards(0, 0, 0, 0, 0, 0, 0);

        public Guards {
            if (openInterestLotsMax < 0 || triggerProtectPpm < 0 || openTriggersMax < 0) {
                throw new IllegalArgumentException("guards of a market are not negative");
            }
            if (breakerPpm < 0 || breakerPpm > Exact.PPM) {
                throw new IllegalArgumentException("circuit breaker out of range: " + breakerPpm);
            }
            if (breakerPpm > 0 && (breakerWindowMillis < 1 || breakerPauseMillis < 1 || auctionMillis < 1)) {
                throw new IllegalArgumentException("a circuit breaker has a window, a pause and an auction");
            }
        }
    }

    /**
     * How funding is computed. Rates in parts per billion of the notional.
     *
     * @param intervalHours 1, 4 or 8
     * @param interestPpb per eight hours
     * @param clampPpb how far interest may move the rate
     * @param capPpb the largest rate of an interval
     * @param floorPpb the smallest rate of an interval
     * @param impactUnits notional whose average price is the impact price
     */
    public record Funding(
            int intervalHours, long interestPpb, long clampPpb, long capPpb, long floorPpb, long impactUnits) {

        /** Eight hours, 0.01 % interest, clamp 0.05 %, at most 2 % either way, impact of 25,000. */
        public static final Funding STANDARD =
                new Funding(8, 100_000, 500_000, 20_000_000, -20_000_000, 25_000_00000000L);

        public Funding {
            if (intervalHours != 1 && intervalHours != 4 && intervalHours != 8) {
                throw new IllegalArgumentException("hours of a funding interval: " + intervalHours);
            }
            if (clampPpb < 0 || floorPpb > capPpb || impactUnits < 1) {
                throw new IllegalArgumentException("funding terms are out of range");
            }
        }
    }
}
