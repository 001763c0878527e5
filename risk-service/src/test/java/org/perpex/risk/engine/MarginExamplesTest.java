package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;

/** The examples of {@code docs/concepts/margin.md} that are arithmetic alone. */
class MarginExamplesTest {

    private static final MarketSpec BTCUSDT = btc(NO_FEES);

    @ParameterizedTest
    @Tag("RISK-011")
    @Tag("RISK-012")
    @Tag("RISK-013")
    @Tag("RISK-014")
    @Tag("RISK-015")
    @CsvSource({"40000,160", "100000,450", "2000000,12050", "5000000,38550", "50000000,868550"})
    void f8MaintenanceMarginFollowsTheTable(String notional, String margin) {
        // At a mark of 50,000.0 a lot is 50 USDT.
        long lots = usdt(notional) / usdt("50");

        assertThat(Margin.maintenanceUnits(marketAt(BTCUSDT, 500_000), position(1, lots, 1)))
                .isEqualTo(usdt(margin));
        assertThat(Margin.maintenanceUnits(marketAt(BTCUSDT, 500_000), position(1, -lots, -1)))
                .isEqualTo(usdt(margin));
    }

    @Test
    void f8TheTableIsContinuousAtItsSteps() {
        for (int i = 1; i < BTCUSDT.brackets().size(); i++) {
            var below = BTCUSDT.brackets().get(i - 1);
            var above = BTCUSDT.brackets().get(i);
            long stepUnits = above.floorUnits() / 1_000_000 * (above.maintenancePpm() - below.maintenancePpm());

            assertThat(above.deductionUnits()).isEqualTo(below.deductionUnits() + stepUnits);
        }
    }

    @Test
    @Tag("RISK-010")
    void f9InitialMarginIsNotionalByLeverage() {
        assertThat(Margin.positionMarginUnits(marketAt(BTCUSDT, 92_533), position(20, 1_000, 1)))
                .isEqualTo(usdt("462.665"));
    }

    @Test
    void initialMarginIsRoundedUp() {
        assertThat(Margin.positionMarginUnits(marketAt(BTCUSDT, 1), position(3, 1, 1)))
                .isEqualTo(3_334);
    }

    @Test
    @Tag("RISK-006")
    void f17UnrealisedProfitIsCountedAtMark() {
        HoldingView half = position(20, 500, usdt("30000"));
        MarketView market = marketAt(BTCUSDT, 610_000);

        assertThat(Margin.unrealizedUnits(market, half)).isEqualTo(usdt("500"));
        assertThat(Margin.positionMarginUnits(market, half)).isEqualTo(usdt("1525"));
        assertThat(Margin.unrealizedUnits(market, position(20, -500, -usdt("30000"))))
                .isEqualTo(-usdt("500"));
    }

    @Test
    @Tag("RISK-020")
    @Tag("RISK-021")
    void f19AnOrderCostsItsMarginAndItsOpenLoss() {
        MarketView market = marketAt(fine(), 925_984);
        HoldingView none = HoldingView.idle(FINE, 20);

        assertThat(Margin.orderMarginUnits(market, new WithOrder(none, market, Side.BUY, 1_000).at(925_330)))
                .isEqualTo(usdt("462.665"));
        assertThat(Margin.orderMarginUnits(market, new WithOrder(none, market, Side.SELL, 1_000).at(925_330)))
                .isEqualTo(usdt("469.205"));
    }

    @Test
    @Tag("RISK-022")
    void f19OnlyTheLargerSideCounts() {
        MarketView market = marketAt(small(NO_FEES), 100);
        HoldingView before = open(0, 0, side(20, 100), side(15, 100));

        assertThat(Margin.orderMarginUnits(market, before)).isEqualTo(usdt("200"));
        WithOrder after = new WithOrder(before, market, Side.SELL, 7).at(100);
        assertThat(Margin.orderMarginUnits(market, after)).isEqualTo(usdt("220"));
    }

    @Test
    @Tag("RISK-023")
    @Tag("RISK-024")
    void ordersThatCloseAPositionBindNothingAndTheirExcessBindsWhatThePositionDoesNot() {
        MarketView market = marketAt(BTCUSDT, 500_000);
        HoldingView three = position(20, 3_000, usdt("150000"));

        assertThat(Margin.orderMarginUnits(market, new WithOrder(three, market, Side.SELL, 3_000).at(500_000)))
                .isZero();
        assertThat(Margin.orderMarginUnits(market, new WithOrder(three, market, Side.SELL, 10_000).at(500_000)))
                .isEqualTo(usdt("10000"));
    }

    @Test
    void aShortIsNettedAgainstBuysTheSameWay() {
        MarketView market = marketAt(BTCUSDT, 500_000);
        HoldingView three = position(20, -3_000, -usdt("150000"));

        assertThat(Margin.orderMarginUnits(market, new WithOrder(three, market, Side.BUY, 10_000).at(500_000)))
                .isEqualTo(usdt("10000"));
        assertThat(Margin.orderMarginUnits(market, new WithOrder(three, market, Side.SELL, 1_000).at(500_000)))
                .isEqualTo(usdt("2500"));
    }

    @Test
    @Tag("RISK-025")
    @Tag("RISK-026")
    void reduceOnlyLotsUseUpThePosition() {
        MarketView market = marketAt(BTCUSDT, 500_000);
        HoldingView three = new HoldingView(
                BTC,
                20,
                3_000,
                usdt("150000"),
                0,
                usdt("150000"),
                1,
                HoldingView.OpenSideView.NONE,
                new HoldingView.OpenSideView(0, 0, 0, 2_000),
                0);

        assertThat(Margin.excessLots(new WithOrder(three, market, Side.SELL, 3_000).at(500_000), Side.SELL))
                .isEqualTo(2_000);
        assertThat(Margin.orderMarginUnits(market, new WithOrder(three, market, Side.SELL, 3_000).at(500_000)))
                .isZero();
        assertThat(Margin.orderMarginUnits(market, new WithOrder(three, market, Side.SELL, 10_000).at(500_000)))
                .isEqualTo(usdt("15000"));
    }

    private static HoldingView open(
            long lots, long entry, HoldingView.OpenSideView buys, HoldingView.OpenSideView sells) {
        return new HoldingView(SMALL, 10, lots, entry, 0, entry, 2, buys, sells, 0);
    }

    /** Orders of a side at one price, in a market where a lot is one and a tick is one. */
    private static HoldingView.OpenSideView side(long lots, long priceTicks) {
        return new HoldingView.OpenSideView(lots, usdt(Long.toString(lots * priceTicks)), 0, 0);
    }
}
