package org.perpex.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.perpex.local.replay.Quotes.Plan;
import org.perpex.local.replay.Quotes.Quote;
import org.perpex.local.replay.Quotes.Resting;

class QuotesTest {

    private static final HouseMarket BTC = HouseMarket.ALL.getFirst();

    private final Quotes quotes = new Quotes(BTC);
    private final List<Resting> resting = new ArrayList<>();
    private long orderIds;

    /** The recorded market itself is the test: ninety placements a second at most must keep the house on it. */
    @Test
    void ninetyPlacementsASecondAtMostKeepTwentyLevelsAtTheRecordedPrices() {
        RecordedBook book = new RecordedBook();
        LoopClock clock = new LoopClock(0);
        Playback playback = new Playback(BTC.futures(), clock);
        int rounds = 0;
        int deep = 0;
        int near = 0;
        long placed = 0;
        int permits = 0;
        for (long now = 0; now < 180_000; now += 100) {
            playback.advance(now, () -> {}, line -> {
                if (line instanceof Recorded.Snapshot snapshot) {
                    book.apply(snapshot);
                } else if (line instanceof Recorded.Depth depth) {
                    book.apply(depth);
                }
            });
            if (!book.isKnown()) {
                continue;
            }
            permits = resting.isEmpty() ? 2 * Quotes.LEVELS : Math.min(30, permits + 9);
            Plan plan = quotes.plan(book, List.copyOf(resting), permits);
            permits -= plan.place().size();
            resting.removeAll(plan.first());
            plan.place().forEach(quote -> resting.add(new Resting(++orderIds, quote)));
            assertNothingCrosses();
            resting.removeAll(plan.last());
            placed += plan.place().size();
            rounds++;
            deep += levels(true) >= 20 && levels(false) >= 20 ? 1 : 0;
            near += isNear(book) ? 1 : 0;
        }
        assertThat(deep).isGreaterThanOrEqualTo(rounds * 99 / 100);
        assertThat(near).isGreaterThanOrEqualTo(rounds * 99 / 100);
        assertThat(placed / 180).as("placements a second").isGreaterThanOrEqualTo(50);
        assertThat(resting).hasSizeLessThan(150);
    }

    @Test
    void leavesAloneWhatIsAsItShouldBe() {
        RecordedBook book = book();
        Plan first = quotes.plan(book, List.of(), 100);
        assertThat(first.place()).hasSize(2 * Quotes.LEVELS);
        assertThat(first.place()).extracting(Quote::price).doesNotHaveDuplicates();
        first.place().forEach(quote -> resting.add(new Resting(++orderIds, quote)));
        assertThat(quotes.plan(book, resting, 100)).isEqualTo(new Plan(List.of(), List.of(), List.of()));
    }

    @Test
    void cancelsFirstWhatIsBetterThanTheRecordedBest() {
        Resting better = new Resting(1, new Quote(true, new BigDecimal("1000.05"), new BigDecimal("0.010")));
        assertThat(quotes.plan(book(), List.of(better), 0).first()).containsExactly(better);
    }

    private static RecordedBook book() {
        List<Recorded.Level> bids = new ArrayList<>();
        List<Recorded.Level> asks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            BigDecimal step = BigDecimal.valueOf(i, 1);
            bids.add(new Recorded.Level(new BigDecimal("1000.0").subtract(step), BigDecimal.ONE));
            asks.add(new Recorded.Level(new BigDecimal("1000.1").add(step), BigDecimal.ONE));
        }
        RecordedBook book = new RecordedBook();
        book.apply(new Recorded.Snapshot(1, 1, bids, asks));
        return book;
    }

    private void assertNothingCrosses() {
        assertThat(best(true)).isLessThan(best(false));
    }

    private BigDecimal best(boolean buys) {
        return resting.stream()
                .map(Resting::quote)
                .filter(quote -> quote.buys() == buys)
                .map(Quote::price)
                .reduce((a, b) -> buys ? a.max(b) : a.min(b))
                .orElse(buys ? BigDecimal.ZERO : BigDecimal.valueOf(Long.MAX_VALUE));
    }

    private int levels(boolean buys) {
        Set<BigDecimal> prices = resting.stream()
                .map(Resting::quote)
                .filter(quote -> quote.buys() == buys)
                .map(Quote::price)
                .collect(Collectors.toSet());
        return prices.size();
    }

    private boolean isNear(RecordedBook book) {
        BigDecimal recorded = book.bids().firstKey().add(book.asks().firstKey());
        BigDecimal quoted = best(true).add(best(false));
        return quoted.subtract(recorded)
                        .abs()
                        .multiply(BigDecimal.valueOf(2_000))
                        .compareTo(recorded)
                <= 0;
    }
}
