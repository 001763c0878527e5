package org.perpex.market.price;

import java.util.List;
import org.perpex.common.contract.FundingCommand;

/** Where computed prices go. */
public interface PriceSink {

    /**
     * Sends a set to the engines and returns when the broker has it; throws if it has not.
     *
     * @param epoch raised by each holder
     * @param number rises with each set of an epoch
     */
    void send(long epoch, long number, List<MarketPrices> prices);

    /**
     * Sends what ends funding intervals and returns when the broker has it; throws if it has not. The engine takes each
     * interval once, however often it is sent.
     *
     * @param epoch raised by each holder
     */
    void pay(long epoch, List<FundingCommand.Pay> payments);
}
