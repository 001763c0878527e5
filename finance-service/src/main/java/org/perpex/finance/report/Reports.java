package org.perpex.finance.report;

import java.util.List;
import org.perpex.common.core.Asset;

/** Reports over settled facts. Money is in units of 1e-8, times are engine time; days are those of UTC. */
public interface Reports {

    /** An interval of engine time in milliseconds, both ends included, and how many rows at most. */
    record Span(long fromMillis, long toMillis, int rowsMax) {}

    /** Steps of liquidations, the newest first. */
    List<Liquidation> liquidations(Span span);

    /**
     * A step of a liquidation and what came of it until the next one in the market.
     *
     * @param number of the fact
     * @param stage code of LiquidationStage
     * @param lots that were to be closed, unsigned
     * @param bankruptcyTicks bankruptcy price
     * @param closedLots that were closed, by its order, by take-over or by deleveraging; unsigned
     * @param closedValue price ticks × lots of what was closed
     * @param realizedUnits profit that it realised
     * @param fundUnits what the insurance fund paid, negative if it took
     */
    record Liquidation(
            long number,
            long timeMillis,
            long account,
            int market,
            int stage,
            long orderId,
            long lots,
            long bankruptcyTicks,
            long equityUnits,
            long maintenanceUnits,
            long closedLots,
            long closedValue,
            long realizedUnits,
            long fundUnits) {

        /** The same with what came of it. */
        public Liquidation closed(long lotsClosed, long value, long realized, long fund) {
            return new Liquidation(
                    number,
                    timeMillis,
                    account,
                    market,
                    stage,
                    orderId,
                    lots,
                    bankruptcyTicks,
                    equityUnits,
                    maintenanceUnits,
                    lotsClosed,
                    value,
                    realized,
                    fund);
        }
    }

    /** Funding intervals, the newest first. */
    List<FundingInterval> funding(Span span);

    /** What an interval came to: paid = received + rounding. */
    record FundingInterval(
            long number,
            int market,
            long dueMillis,
            long ratePpb,
            long priceTicks,
            int positions,
            long paidUnits,
            long receivedUnits,
            long roundingUnits) {}

    /** The insurance fund by market, asset and day, in order of days; market 0 is what all share. */
    List<InsuranceDay> insurance(Span span);

    /**
     * A day of the fund in a market and an asset.
     *
     * @param inUnits fees of liquidations, and what it took
     * @param outUnits what it paid
     * @param balanceUnits all that went in and out in this market until the end of the day
     */
    record InsuranceDay(int market, Asset asset, long day, long inUnits, long outUnits, long balanceUnits) {}

    /** Fee income by market and day, in order of days. */
    List<FeeDay> fees(Span span);

    /** A day's fees of makers or takers in a market; rebates count negative. */
    record FeeDay(int market, long day, boolean maker, long units, long fills) {}

    /** Open interest of each market at a time, by all facts up to it. */
    List<OpenInterest> openInterest(long timeMillis);

    /** Long lots, which are as many as short ones, and how many accounts have a position. */
    record OpenInterest(int market, long longLots, long shortLots, int positions) {}
}
