package org.perpex.market.price;

/**
 * The prices of one market at one moment.
 *
 * @param indexUnits in 1e-8 of the quote asset
 */
public record MarketPrices(int market, long markTicks, long indexUnits, long timeMillis) {}
