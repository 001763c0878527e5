package org.perpex.market.price;

import java.util.List;

/** Where computed prices go. */
public interface PriceSink {

    /**
     * Sends a set to the engines and returns when the broker has it; throws if it has not.
     *
     * @param epoch raised by each holder
     * @param number rises with each set of an epoch
     */
    void send(long epoch, long number, List<MarketPrices> prices);
}
