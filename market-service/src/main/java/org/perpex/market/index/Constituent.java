package org.perpex.market.index;

/**
 * A source that a market's index is made of.
 *
 * @param name what the source calls the underlying
 * @param weight of its price in the mean, 1 to 1,000
 */
public record Constituent(int market, IndexSource source, String name, int weight) {

    private static final int WEIGHT_MAX = 1_000;

    public Constituent {
        if (name.isEmpty() || weight < 1 || weight > WEIGHT_MAX) {
            throw new IllegalArgumentException("a source has a name and a weight of 1 to " + WEIGHT_MAX);
        }
        if (source == IndexSource.OPERATOR) {
            throw new IllegalArgumentException("no index is made of an operator's price");
        }
    }
}
