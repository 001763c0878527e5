package org.perpex.market.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.Exact;

/**
 * How one index is made of several prices: the old ones are dropped, then those that lie too far from the median of the
 * rest, and the weighted mean of what is left is the index.
 *
 * @param staleAfter a price older than this is dropped
 * @param outlierPpm a price further from the median than this, in parts per million of the median, is dropped
 */
public record IndexRule(Duration staleAfter, int outlierPpm) {

    public IndexRule {
        if (staleAfter.isNegative() || outlierPpm <= 0 || outlierPpm >= Exact.PPM) {
            throw new IllegalArgumentException("guards of an index are out of range");
        }
    }

    /** A price with its weight. */
    public record Weighted(SourcePrice price, int weight) {}

    /** Whether a price is young enough to be used. */
    public boolean isFresh(SourcePrice price, long nowMillis) {
        return nowMillis - price.timeMillis() <= staleAfter.toMillis();
    }

    /**
     * The index at a moment, rounded down; empty if fewer prices are left than are needed.
     *
     * @param sourcesMin how many are needed, at least 1
     */
    public Optional<IndexPrice> index(List<Weighted> prices, long nowMillis, int sourcesMin) {
        List<Weighted> left =
                prices.stream().filter(p -> isFresh(p.price(), nowMillis)).toList();
        if (!left.isEmpty()) {
            long median = median(left);
            left = left.stream().filter(p -> isNear(p.price(), median)).toList();
        }
        return left.size() < Math.max(1, sourcesMin) ? Optional.empty() : Optional.of(mean(left));
    }

    private boolean isNear(SourcePrice price, long medianUnits) {
        return Exact.compareProducts(Math.abs(price.units() - medianUnits), Exact.PPM, medianUnits, outlierPpm) <= 0;
    }

    /** Each price counts once, whatever its weight; of two in the middle their mean, rounded down. */
    private static long median(List<Weighted> prices) {
        List<Long> sorted = new ArrayList<>();
        prices.forEach(p -> sorted.add(p.price().units()));
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static IndexPrice mean(List<Weighted> prices) {
        long sum = 0;
        long weights = 0;
        long newestMillis = Long.MIN_VALUE;
        for (Weighted p : prices) {
            sum = Math.addExact(sum, Math.multiplyExact(p.price().units(), p.weight()));
            weights += p.weight();
            newestMillis = Math.max(newestMillis, p.price().timeMillis());
        }
        return new IndexPrice(prices.getFirst().price().market(), sum / weights, newestMillis, prices.size());
    }
}
