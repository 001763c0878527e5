package org.perpex.market.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.perpex.market.Fixtures;

class PriceComputerTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long ONE = 100_000_000L;

    private final IndexPrices indexes = new IndexPrices(Duration.ofSeconds(10));
    private final Books books = new Books();
    private final PriceComputer computer =
            new PriceComputer(new PriceComputer.Inputs(Fixtures.LISTINGS, indexes, books));

    @Test
    void standsAtTheSteadyPriceBeforeTheFirstIndex() {
        assertThat(btc(NOW).markTicks()).isEqualTo(616_598);
        assertThat(btc(NOW).indexUnits()).isEqualTo(6_165_980_000_000L);
    }

    @Test
    void followsIndexPlusAverageBasis() {
        indexes.put(new IndexPrice(1, 60_000 * ONE, NOW));
        books.twiceMiddle = 2 * 600_150;
        computer.sample(NOW);
        books.last = 600_400L;
        assertThat(btc(NOW).markTicks()).isEqualTo(600_150);
        books.last = 600_100L;
        assertThat(btc(NOW).markTicks()).isEqualTo(600_100);
        books.last = 599_000L;
        assertThat(btc(NOW).markTicks()).isEqualTo(600_000);
    }

    @Test
    void averagesTheLastThirtySamples() {
        indexes.put(new IndexPrice(1, 60_000 * ONE, NOW));
        books.last = 700_000L;
        books.twiceMiddle = 2 * 610_000;
        for (int i = 0; i < 30; i++) {
            computer.sample(NOW);
        }
        assertThat(btc(NOW).markTicks()).isEqualTo(610_000);
        books.twiceMiddle = 2 * 604_000;
        for (int i = 0; i < 15; i++) {
            computer.sample(NOW);
        }
        assertThat(btc(NOW).markTicks()).isEqualTo(607_000);
    }

    @Test
    void staysWhereItWasWhenTheIndexGrowsOld() {
        indexes.put(new IndexPrice(1, 60_000 * ONE, NOW));
        books.last = 599_000L;
        assertThat(btc(NOW + 10_000).markTicks()).isEqualTo(600_000);
        books.last = 650_000L;
        books.twiceMiddle = 1_300_000;
        computer.sample(NOW + 10_001);
        assertThat(btc(NOW + 10_001).markTicks()).isEqualTo(600_000);
        assertThat(btc(NOW + 10_001).indexUnits()).isEqualTo(60_000 * ONE);
    }

    @Test
    void ignoresAnIndexOlderThanTheOneItHas() {
        indexes.put(new IndexPrice(1, 60_000 * ONE, NOW));
        indexes.put(new IndexPrice(1, 50_000 * ONE, NOW - 1));
        assertThat(btc(NOW).indexUnits()).isEqualTo(60_000 * ONE);
    }

    @Test
    void goesOnFromResumedPrices() {
        computer.resume(List.of(new MarketPrices(1, 611_111, 61_111 * ONE, NOW - 5_000)));
        assertThat(btc(NOW).markTicks()).isEqualTo(611_111);
    }

    @Test
    void aSetIsDueEachSecondAndAtOnceOnALargeMove() {
        PriceClock clock = new PriceClock(computer);
        indexes.put(new IndexPrice(1, 60_000 * ONE, NOW));
        List<MarketPrices> first = clock.due(NOW).orElseThrow();
        clock.sent(first);
        assertThat(clock.due(NOW + 999)).isEmpty();
        assertThat(clock.due(NOW + 1_000)).isPresent();

        indexes.put(new IndexPrice(1, 60_060 * ONE, NOW + 500));
        assertThat(clock.due(NOW + 500)).isEmpty();
        indexes.put(new IndexPrice(1, 60_061 * ONE, NOW + 500));
        assertThat(clock.due(NOW + 500)).isPresent();
    }

    private MarketPrices btc(long nowMillis) {
        return computer.compute(nowMillis).getFirst();
    }

    /** The top of one book, as a test sets it. */
    private static final class Books implements BookTops {

        private long twiceMiddle;
        private long last;

        @Override
        public OptionalLong twiceMiddleTicks(int market) {
            return market != 1 || twiceMiddle == 0 ? OptionalLong.empty() : OptionalLong.of(twiceMiddle);
        }

        @Override
        public Optional<Long> lastTicks(int market) {
            return market != 1 || last == 0 ? Optional.empty() : Optional.of(last);
        }
    }
}
