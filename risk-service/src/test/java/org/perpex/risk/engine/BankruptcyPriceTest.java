package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of {@code docs/concepts/liquidation.md} on bankruptcy prices. */
class BankruptcyPriceTest {

    private static HoldingView holding(long lots) {
        return position(20, lots, lots);
    }

    /** 0.1 BTC at 50,000; the ratio of the table does not matter where there is one position. */
    @ParameterizedTest
    @Tag("LIQ-030")
    @Tag("LIQ-031")
    @Tag("LIQ-032")
    @CsvSource({
        "100, 499, 4501, 450100",
        "-100, 499, 5499, 549900",
        "100, 0, 5000, 500000",
        "-100, 0, 5000, 500000",
        "100, -100, 5100, 510000",
        "-100, -100, 4900, 490000",
    })
    void f11OnePositionHasAllTheEquity(long lots, String equity, String value, long ticks) {
        MarketView market = marketAt(btc(NO_FEES), 500_000);
        Standing standing = new Standing(usdt(equity), Margin.maintenanceUnits(market, holding(lots)));

        assertThat(BankruptcyPrice.valueUnits(market, holding(lots), standing)).isEqualTo(usdt(value));
        assertThat(BankruptcyPrice.ticks(market, holding(lots), standing)).isEqualTo(ticks);
    }

    @ParameterizedTest
    @Tag("LIQ-033")
    @CsvSource({"3, 97", "-3, 103"})
    void isRoundedInFavourOfTheWallet(long lots, long ticks) {
        MarketView market = marketAt(small(NO_FEES), 100);
        Standing standing = new Standing(usdt("10"), Margin.maintenanceUnits(market, holding(lots)));

        assertThat(BankruptcyPrice.ticks(market, holding(lots), standing)).isEqualTo(ticks);
    }

    @Test
    @Tag("LIQ-034")
    void severalPositionsHavePartsOfTheEquity() {
        MarketView btc = marketAt(btc(NO_FEES), 500_000);
        MarketView small = marketAt(small(NO_FEES), 1_000);
        Standing standing = new Standing(usdt("2040"), usdt("2550"));

        assertThat(Margin.maintenanceUnits(btc, holding(10_000))).isEqualTo(usdt("2450"));
        assertThat(Margin.maintenanceUnits(small, holding(10))).isEqualTo(usdt("100"));
        assertThat(BankruptcyPrice.ticks(btc, holding(10_000), standing)).isEqualTo(498_040);
        assertThat(BankruptcyPrice.ticks(small, holding(10), standing)).isEqualTo(992);
    }
}
