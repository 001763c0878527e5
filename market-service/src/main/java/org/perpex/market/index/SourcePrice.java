package org.perpex.market.index;

/**
 * What one source said a market's underlying is worth.
 *
 * @param units price in 1e-8 of the quote asset
 * @param timeMillis when it was so, never later than when it arrived
 */
public record SourcePrice(int market, IndexSource source, long units, long timeMillis) {

    /** The highest price: sums over all sources by their weights stay within 63 bits. */
    public static final long UNITS_MAX = 1_000_000_000_000_000L;

    public SourcePrice {
        if (units <= 0 || units > UNITS_MAX) {
            throw new IllegalArgumentException("an index price is positive and at most 10,000,000: " + units);
        }
    }
}
