package org.perpex.market.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.perpex.common.core.Side;

class AggregatorTest {

    private final Aggregator aggregator = new Aggregator();

    @Test
    void joinsTradesOfOneTakerAtOnePrice() {
        assertThat(aggregator.add(7, trade(1, 100, 2))).isNull();
        assertThat(aggregator.add(7, trade(2, 100, 3))).isNull();
        assertThat(aggregator.add(7, trade(3, 101, 1))).isEqualTo(new AggregateTrade(1, 1, 100, 5, 1, 2, Side.BUY, 0));
        assertThat(aggregator.add(8, trade(4, 101, 1))).isEqualTo(new AggregateTrade(1, 2, 101, 1, 3, 3, Side.BUY, 0));
        assertThat(aggregator.end()).isEqualTo(new AggregateTrade(1, 3, 101, 1, 4, 4, Side.BUY, 0));
        assertThat(aggregator.end()).isNull();
    }

    @Test
    void endsWhenItsTakerIsDoneAndNotWhenAnotherOrderIs() {
        aggregator.add(7, trade(1, 100, 2));

        assertThat(aggregator.endOf(5)).isNull();
        assertThat(aggregator.endOf(7)).isEqualTo(new AggregateTrade(1, 1, 100, 2, 1, 1, Side.BUY, 0));
        assertThat(aggregator.endOf(7)).isNull();
        assertThat(aggregator.isOpen()).isFalse();
    }

    private static PublicTrade trade(long number, long priceTicks, long lots) {
        return new PublicTrade(1, number, priceTicks, lots, Side.BUY, 0);
    }
}
