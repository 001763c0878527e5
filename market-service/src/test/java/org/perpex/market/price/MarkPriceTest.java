package org.perpex.market.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.perpex.market.price.MarkPrice.FundingDue;

/** The worked cases of formula F1: index 60000, rate 0.0001, 4 of 8 hours left, average basis +15. */
class MarkPriceTest {

    private static final long ONE = 100_000_000L;
    private static final FundingDue HALF_DUE = new FundingDue(100_000, Duration.ofHours(4), Duration.ofHours(8));

    @Test
    void isTheAverageBasisWhenTheContractIsAbove() {
        assertThat(mark(60_040)).isEqualTo(60_015 * ONE);
    }

    @Test
    void isTheContractWhenItLiesBetween() {
        assertThat(mark(60_010)).isEqualTo(60_010 * ONE);
    }

    @Test
    void isTheFundingPriceWhenTheContractIsBelow() {
        assertThat(mark(59_000)).isEqualTo(60_003 * ONE);
    }

    private static long mark(long contract) {
        return MarkPrice.of(60_000 * ONE, HALF_DUE, 15 * ONE, contract * ONE);
    }
}
