package org.perpex.market.price;

/**
 * What the feed said a market's underlying is worth.
 *
 * @param units price in 1e-8 of the quote asset
 * @param timeMillis when it was so, never later than when it arrived
 */
public record IndexPrice(int market, long units, long timeMillis) {

    public IndexPrice {
        if (units <= 0) {
            throw new IllegalArgumentException("an index price must be positive: " + units);
        }
    }
}
