package org.perpex.market.price;

import org.perpex.market.funding.FundingState;

/**
 * The prices of one market at one moment.
 *
 * @param indexUnits in 1e-8 of the quote asset
 * @param funding as it stands at that moment
 */
public record MarketPrices(int market, long markTicks, long indexUnits, FundingState funding, long timeMillis) {}
