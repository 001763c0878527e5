package org.perpex.market.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Side;
import org.perpex.market.Fixtures;
import org.perpex.market.book.Level;
import org.perpex.market.funding.FundingState;
import org.perpex.market.index.Constituent;
import org.perpex.market.index.Constituents;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.index.IndexRule;
import org.perpex.market.index.IndexSource;
import org.perpex.market.index.SourcePrice;

class PriceComputerTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long ONE = 100_000_000L;

    private final IndexPrices indexes = new IndexPrices(
            new Constituents(List.of(new Constituent(1, IndexSource.FEED, "BTCUSDT", 1)), EnumSet.of(IndexSource.FEED)),
            new IndexRule(Duration.ofSeconds(10), 20_000));
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
        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_000 * ONE, NOW));
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
        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_000 * ONE, NOW));
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
        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_000 * ONE, NOW));
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
        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_000 * ONE, NOW));
        indexes.put(new SourcePrice(1, IndexSource.FEED, 50_000 * ONE, NOW - 1));
        assertThat(btc(NOW).indexUnits()).isEqualTo(60_000 * ONE);
    }

    @Test
    void goesOnFromResumedPrices() {
        computer.resume(List.of(new MarketPrices(1, 611_111, 61_111 * ONE, FundingState.START, NOW - 5_000)));
        assertThat(btc(NOW).markTicks()).isEqualTo(611_111);
    }

    /** Formula F3 at five-second samples, F5 with an interest of 0.01 %, and the mark price on the way there. */
    @Test
    void fundsByThePremiumOfTheBook() {
        long interval = NOW / 28_800_000L * 28_800_000L;
        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_000 * ONE, interval + 14_400_000));
        books.bids = List.of(new Level(600_720, 1_000));
        books.asks = List.of(new Level(600_730, 1_000));
        computer.sample(interval + 14_400_000);
        FundingState first = btc(interval + 14_400_000).funding();
        assertThat(first)
                .isEqualTo(
                        new FundingState(interval + 28_800_000, 2_881, 2_881 * 1_200_000L, 2_881, 1_200_000, 700_000));
        computer.sample(interval + 14_404_999);
        assertThat(btc(interval + 14_404_999).funding()).isEqualTo(first);
        books.last = 610_000L;
        books.twiceMiddle = 2 * 600_725;
        assertThat(btc(interval + 14_400_000).markTicks()).isEqualTo(600_210);
    }

    @Test
    void takesNoPremiumOfABookThatHoldsTooLittle() {
        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_000 * ONE, NOW));
        books.bids = List.of(new Level(600_720, 1_000));
        books.asks = List.of(new Level(600_730, 1));
        computer.sample(NOW);
        assertThat(btc(NOW).funding().slot()).isZero();
        assertThat(btc(NOW).funding().ratePpb()).isZero();
    }

    /** However long ago its last sample was: an interval is not over because its computer was away. */
    @Test
    void goesOnWithTheFundingOfAnInterval() {
        long due = FundingState.dueMillis(Fixtures.BTC.spec().funding(), NOW);
        FundingState sampled = new FundingState(due, 10, 55 * 1_200_000L, 55, 1_200_000, 700_000);
        computer.resumeFunding(List.of(new MarketPrices(1, 1, 1, sampled, NOW - 3_600_000)));
        assertThat(btc(NOW).funding()).isEqualTo(sampled);
        assertThat(btc(NOW).markTicks()).isEqualTo(616_598);

        FundingState over = new FundingState(due - 28_800_000, 10, 55 * 1_200_000L, 55, 1_200_000, 700_000);
        computer.resumeFunding(List.of(new MarketPrices(1, 1, 1, over, NOW - 3_600_000)));
        assertThat(btc(NOW).funding()).isEqualTo(new FundingState(due, 0, 0, 0, 1_200_000, 700_000));
    }

    @Test
    void aSetIsDueEachSecondAndAtOnceOnALargeMove() {
        PriceClock clock = new PriceClock(computer);
        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_000 * ONE, NOW));
        List<MarketPrices> first = clock.due(NOW).orElseThrow();
        clock.sent(first);
        assertThat(clock.due(NOW + 999)).isEmpty();
        assertThat(clock.due(NOW + 1_000)).isPresent();

        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_060 * ONE, NOW + 500));
        assertThat(clock.due(NOW + 500)).isEmpty();
        indexes.put(new SourcePrice(1, IndexSource.FEED, 60_061 * ONE, NOW + 500));
        assertThat(clock.due(NOW + 500)).isPresent();
    }

    private MarketPrices btc(long nowMillis) {
        return computer.compute(nowMillis).getFirst();
    }

    /** The top of one book, as a test sets it. */
    private static final class Books implements BookTops {

        private long twiceMiddle;
        private long last;
        private List<Level> bids = List.of();
        private List<Level> asks = List.of();

        @Override
        public List<Level> levels(int market, Side side, int levelsMax) {
            return market == 1 ? side == Side.BUY ? bids : asks : List.of();
        }

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
