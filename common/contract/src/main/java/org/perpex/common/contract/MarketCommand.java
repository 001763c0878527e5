package org.perpex.common.contract;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.RequestId;

/** Administration and prices of markets, from market to the account engine, which passes each on to the matching engine in the order in which it read them: both see it between the same two orders. */
public sealed interface MarketCommand extends RiskInput, BookInput {
    /**
     * Moves a market into a phase.
     *
     * @param cause why
     */
    record SetPhase(int market, MarketPhase phase, PhaseCause cause) implements MarketCommand {

        /** A phase that an operator chose. */
        public SetPhase(int market, MarketPhase phase) {
            this(market, phase, PhaseCause.ADMINISTRATION);
        }
    }

    /**
     * Turns all positions of a market into cash, after its orders were canceled. The market never trades again.
     *
     * @param priceTicks mean mark price of its last hour
     */
    record SettleMarket(RequestId request, int market, long priceTicks) implements MarketCommand {}

    /** Lists a market, or replaces the specification of one that is listed. */
    record ListMarket(MarketSpec spec) implements MarketCommand {}

    /**
     * The prices of all markets at one moment. An engine takes a set only if its (epoch, number) is higher than that
     * of the last one.
     *
     * @param epoch raised by each instance that comes to compute prices
     * @param number rises by one with each set of an epoch
     * @param assets what assets are worth that are collateral beside the quote asset
     */
    record SetPrices(long epoch, long number, List<MarketPrice> prices, List<AssetPrice> assets)
            implements MarketCommand {

        public SetPrices {
            prices = List.copyOf(prices);
            assets = List.copyOf(assets);
        }

        /** Prices of markets alone. */
        public SetPrices(long epoch, long number, List<MarketPrice> prices) {
            this(epoch, number, prices, List.of());
        }
    }

    /**
     * Mark and index price of a market, in ticks, and its funding.
     *
     * @param ratePpb the rate that would be paid if the interval ended now, in parts per billion
     * @param fundingMillis end of the interval; 0 if none is known
     */
    record MarketPrice(int market, long markTicks, long indexTicks, long ratePpb, long fundingMillis) {

        /** Prices without funding. */
        public MarketPrice(int market, long markTicks, long indexTicks) {
            this(market, markTicks, indexTicks, 0, 0);
        }
    }

    /**
     * What an asset is worth.
     *
     * @param unitPrice units of USDT for one whole asset
     */
    record AssetPrice(Asset asset, long unitPrice) {}
}
