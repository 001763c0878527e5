package org.perpex.common.contract;

import java.util.List;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;

/** Administration and prices of markets, from market to the account engine, which passes each on to the matching engine in the order in which it read them: both see it between the same two orders. */
public sealed interface MarketCommand extends RiskInput, BookInput {
    /** Moves a market into a phase. */
    record SetPhase(int market, MarketPhase phase) implements MarketCommand {}

    /** Lists a market, or replaces the specification of one that is listed. */
    record ListMarket(MarketSpec spec) implements MarketCommand {}

    /**
     * The prices of all markets at one moment. An engine takes a set only if its (epoch, number) is higher than that
     * of the last one.
     *
     * @param epoch raised by each instance that comes to compute prices
     * @param number rises by one with each set of an epoch
     */
    record SetPrices(long epoch, long number, List<MarketPrice> prices) implements MarketCommand {

        public SetPrices {
            prices = List.copyOf(prices);
        }
    }

    /** Mark and index price of a market, in ticks. */
    record MarketPrice(int market, long markTicks, long indexTicks) {}
}
