package org.perpex.market.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The index as the documentation words it, in decimals and without haste: what the real one is compared with. */
final class NaiveIndex {

    private static final BigDecimal TWO = new BigDecimal(2);

    private NaiveIndex() {}

    /** A price with its age in milliseconds. */
    record Said(BigDecimal price, long ageMillis, int weight) {}

    static Optional<BigDecimal> of(List<Said> prices, long ageMaxMillis, BigDecimal outlier, int sourcesMin) {
        List<Said> young =
                prices.stream().filter(p -> p.ageMillis <= ageMaxMillis).toList();
        List<Said> near = new ArrayList<>();
        for (Said said : young) {
            BigDecimal middle = middle(young);
            BigDecimal away = said.price.subtract(middle).abs();
            if (away.compareTo(middle.multiply(outlier)) <= 0) {
                near.add(said);
            }
        }
        if (near.size() < sourcesMin) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Said said : near) {
            BigDecimal weight = BigDecimal.valueOf(said.weight);
            sum = sum.add(said.price.multiply(weight));
            weights = weights.add(weight);
        }
        return Optional.of(sum.divide(weights, 8, RoundingMode.DOWN));
    }

    private static BigDecimal middle(List<Said> prices) {
        List<BigDecimal> sorted = prices.stream().map(Said::price).sorted().toList();
        BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
        BigDecimal upper = sorted.get(sorted.size() / 2);
        return lower.add(upper).divide(TWO, 8, RoundingMode.DOWN);
    }
}
