package org.perpex.market.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndexPricesTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final List<Constituent> LISTED = List.of(
            new Constituent(1, IndexSource.FEED, "BTCUSDT", 1), new Constituent(1, IndexSource.OKX, "BTC-USDT", 2));

    @Test
    void needsTwoSourcesWhereThereAreTwo() {
        IndexPrices prices = prices(EnumSet.of(IndexSource.FEED, IndexSource.OKX));
        prices.put(new SourcePrice(1, IndexSource.FEED, 300, NOW));
        assertThat(prices.fresh(1, NOW)).isEmpty();
        prices.put(new SourcePrice(1, IndexSource.OKX, 303, NOW - 1));
        assertThat(prices.fresh(1, NOW)).contains(new IndexPrice(1, 302, NOW, 2));
    }

    @Test
    void isContentWithOneWhereThereIsNoOther() {
        IndexPrices prices = prices(EnumSet.of(IndexSource.FEED));
        prices.put(new SourcePrice(1, IndexSource.FEED, 300, NOW));
        prices.put(new SourcePrice(1, IndexSource.OKX, 900, NOW));
        assertThat(prices.fresh(1, NOW)).contains(new IndexPrice(1, 300, NOW, 1));
        assertThat(prices.fresh(1, NOW + 5_001)).isEmpty();
        assertThat(prices.fresh(2, NOW)).isEmpty();
    }

    @Test
    void followsAnOperatorUntilHeTakesItBack() {
        IndexPrices prices = prices(EnumSet.of(IndexSource.FEED));
        prices.put(new SourcePrice(1, IndexSource.FEED, 300, NOW));
        prices.put(new SourcePrice(1, IndexSource.OPERATOR, 100, NOW - 60_000));
        assertThat(prices.fresh(1, NOW)).map(IndexPrice::units).contains(100L);
        prices.forgetOperator(1);
        assertThat(prices.fresh(1, NOW)).map(IndexPrice::units).contains(300L);
    }

    private static IndexPrices prices(Set<IndexSource> enabled) {
        return new IndexPrices(new Constituents(LISTED, enabled), new IndexRule(Duration.ofSeconds(5), 20_000));
    }
}
