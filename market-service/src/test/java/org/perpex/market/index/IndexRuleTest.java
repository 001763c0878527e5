package org.perpex.market.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The worked cases of docs/concepts/prices.md: five sources at 60000, weights 3, 2, 2, 1, 1. */
class IndexRuleTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long ONE = 100_000_000L;
    private static final int[] WEIGHTS = {3, 2, 2, 1, 1};
    private static final IndexRule RULE = new IndexRule(Duration.ofSeconds(5), 20_000);

    private final long[] prices = {60_000, 60_009, 59_991, 60_018, 60_000};
    private final long[] ages = new long[5];

    @Test
    void case1IsTheWeightedMean() {
        assertThat(index()).contains(new IndexPrice(1, 60_002 * ONE, NOW, 5));
    }

    @Test
    void case2DropsOneThatIsThreePercentOff() {
        prices[3] = 61_800;
        assertThat(index()).contains(new IndexPrice(1, 60_000 * ONE, NOW, 4));
        prices[3] = 58_200;
        assertThat(index()).contains(new IndexPrice(1, 60_000 * ONE, NOW, 4));
    }

    @Test
    void case3KeepsOneThatIsExactlyTwoPercentOff() {
        prices[3] = 61_200;
        assertThat(index().orElseThrow().sources()).isEqualTo(5);
        prices[3] = 61_201;
        assertThat(index().orElseThrow().sources()).isEqualTo(4);
    }

    @Test
    void case4DropsTwoThatAreStale() {
        ages[1] = 5_001;
        ages[3] = 60_000;
        assertThat(index()).contains(new IndexPrice(1, 59_997 * ONE, NOW, 3));
        ages[1] = 5_000;
        assertThat(index().orElseThrow().sources()).isEqualTo(4);
    }

    @Test
    void case5HasNoIndexWithOneLeft() {
        for (int i = 1; i < 5; i++) {
            ages[i] = 5_001;
        }
        assertThat(index()).isEmpty();
        ages[4] = 0;
        assertThat(index()).contains(new IndexPrice(1, 60_000 * ONE, NOW, 2));
    }

    @Test
    void case6HasNoIndexWhenTheLastTwoDisagree() {
        for (int i = 2; i < 5; i++) {
            ages[i] = 5_001;
        }
        prices[1] = 62_448;
        assertThat(index()).contains(new IndexPrice(1, 6_097_920_000_000L, NOW, 2));
        prices[1] = 62_449;
        assertThat(index()).isEmpty();
    }

    @Property(tries = 2_000)
    void isWhatTheNaiveModelSays(@ForAll("said") @Size(max = 6) List<NaiveIndex.Said> said) {
        List<IndexRule.Weighted> weighted = new ArrayList<>();
        for (NaiveIndex.Said one : said) {
            long units = one.price().movePointRight(8).longValueExact();
            weighted.add(new IndexRule.Weighted(
                    new SourcePrice(1, IndexSource.FEED, units, NOW - one.ageMillis()), one.weight()));
        }
        assertThat(RULE.index(weighted, NOW, 2).map(price -> BigDecimal.valueOf(price.units(), 8)))
                .isEqualTo(NaiveIndex.of(said, 5_000, new BigDecimal("0.02"), 2));
    }

    @Provide
    Arbitrary<List<NaiveIndex.Said>> said() {
        Arbitrary<BigDecimal> price = Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("97"), new BigDecimal("103"))
                        .ofScale(8),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.00000001"), new BigDecimal("10000000"))
                        .ofScale(8));
        return Combinators.combine(
                        price,
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.integers().between(1, 1_000))
                .as(NaiveIndex.Said::new)
                .list();
    }

    private Optional<IndexPrice> index() {
        List<IndexRule.Weighted> weighted = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            weighted.add(new IndexRule.Weighted(
                    new SourcePrice(1, IndexSource.of(i + 1), prices[i] * ONE, NOW - ages[i]), WEIGHTS[i]));
        }
        return RULE.index(weighted, NOW, 2).map(price -> new IndexPrice(1, price.units(), NOW, price.sources()));
    }
}
