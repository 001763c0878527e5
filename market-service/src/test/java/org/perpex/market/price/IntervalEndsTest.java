package org.perpex.market.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.FundingCommand;
import org.perpex.market.funding.FundingState;

class IntervalEndsTest {

    private static final long FIRST = 28_800_000;
    private static final long SECOND = 2 * FIRST;

    private static MarketPrices prices(int market, long markTicks, long dueMillis, long ratePpb) {
        return new MarketPrices(market, markTicks, 1, new FundingState(dueMillis, 1, 0, 1, 0, ratePpb), 0);
    }

    @Test
    void theLastRateOfTheIntervalIsPaidAtTheFirstMarkAfterIt() {
        IntervalEnds ends = new IntervalEnds(List.of());
        for (long rate : new long[] {100_000, 700_000}) {
            List<MarketPrices> set = List.of(prices(1, 500, FIRST, rate), prices(2, 30, FIRST, 10_000));
            assertThat(ends.endedBy(set)).isEmpty();
            ends.passed(set);
        }

        List<MarketPrices> next = List.of(prices(1, 501, SECOND, 900), prices(2, 31, FIRST, 12_500));

        assertThat(ends.endedBy(next)).singleElement().satisfies(pay -> {
            assertThat(pay.market()).isEqualTo(1);
            assertThat(pay.dueMillis()).isEqualTo(FIRST);
            assertThat(pay.ratePpb()).isEqualTo(700_000);
            assertThat(pay.priceTicks()).isEqualTo(501);
        });
        assertThat(ends.endedBy(next)).hasSize(1);
        ends.passed(next);
        assertThat(ends.endedBy(next)).isEmpty();
    }

    @Test
    void anIntervalThatEndedWhileNobodyComputedIsPaidWithTheSameIdByWhoeverGoesOn() {
        List<MarketPrices> stored = List.of(prices(1, 500, FIRST, 700_000));
        List<MarketPrices> next = List.of(prices(1, 501, SECOND, 900));

        List<FundingCommand.Pay> once = new IntervalEnds(stored).endedBy(next);
        List<FundingCommand.Pay> again = new IntervalEnds(stored).endedBy(next);

        assertThat(once).hasSize(1).isEqualTo(again);
    }

    @Test
    void beforeTheFirstIntervalNothingEnds() {
        IntervalEnds ends = new IntervalEnds(List.of(prices(1, 500, 0, 700_000)));

        assertThat(ends.endedBy(List.of(prices(1, 501, FIRST, 900), prices(2, 1, FIRST, 900))))
                .isEmpty();
    }
}
