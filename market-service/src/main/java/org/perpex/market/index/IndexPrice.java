package org.perpex.market.index;

/**
 * What a market's underlying is worth.
 *
 * @param units price in 1e-8 of the quote asset
 * @param timeMillis when the newest of the prices that it was made of was so
 * @param sources how many prices it was made of
 */
public record IndexPrice(int market, long units, long timeMillis, int sources) {}
