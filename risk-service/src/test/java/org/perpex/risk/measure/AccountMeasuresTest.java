package org.perpex.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.usdt;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.engine.OwnFees;
import org.perpex.risk.engine.TotalsView;
import org.perpex.risk.view.PublishedAccounts;

/** One market at 100 with lots of one; maintenance margin is 1 %. */
class AccountMeasuresTest {

    private static final MarketSpec SPEC = new MarketSpec(
            1,
            "M1USDT",
            Product.PERPETUAL,
            Asset.BTC,
            Asset.USDT,
            new MarketSpec.Units(0, 1, 0, 1),
            new MarketSpec.Limits(1, 100_000, 1, 1_000, 1_000, 0, 1_100_000, 900_000, 300_000, 200),
            new MarketSpec.Fees(0, 0, 0),
            List.of(new LeverageBracket(0, usdt("1000000"), 10_000, 50, 0)));
    private static final PublishedAccounts.Moment MOMENT = new PublishedAccounts.Moment(
            9,
            9,
            0,
            0,
            List.of(new MarketView(SPEC, SPEC.units().unitsPerTickLot(), 100, 100, 0, 0, 0, 0)),
            CollateralView.atFirst(),
            OwnFees.NONE,
            new TotalsView(0, 0, 0, 0, List.of()));

    private static AccountMeasures measure(String wallet, long lots, long entry) {
        HoldingView holding = new HoldingView(
                1,
                10,
                lots,
                lots * entry * usdt("1"),
                0,
                0,
                0,
                HoldingView.OpenSideView.NONE,
                HoldingView.OpenSideView.NONE,
                1);
        AccountView account =
                new AccountView(1_024, 1, List.of(new AccountView.Wallet(Asset.USDT, usdt(wallet))), List.of(holding));
        return AccountMeasures.of(account, MOMENT, DailyReturns.NONE);
    }

    @Test
    @Tag("RM-001")
    void setsMarginAndTheLargestMarketAgainstEquity() {
        AccountMeasures measures = measure("1000", 20, 100);

        assertThat(measures.equityUnits()).isEqualTo(usdt("1000"));
        assertThat(measures.exposureUnits()).isEqualTo(usdt("2000"));
        assertThat(measures.usagePpm()).isEqualTo(200_000);
        assertThat(measures.concentrationPpm()).isEqualTo(1_000_000);
        assertThat(measures.stakes()).containsExactly(new Stake(1, usdt("2000")));
    }

    @Test
    @Tag("RM-002")
    void richerIsLessConcentrated() {
        AccountMeasures measures = measure("4000", -20, 100);

        assertThat(measures.usagePpm()).isEqualTo(50_000);
        assertThat(measures.concentrationPpm()).isEqualTo(500_000);
        assertThat(measures.stakes()).containsExactly(new Stake(1, usdt("-2000")));
    }

    @Test
    @Tag("RM-003")
    void looksHowFarLiquidationIs() {
        assertThat(measure("208", 10, 100).distancePpm()).isEqualTo(200_000);
        assertThat(measure("208", -10, 60).distancePpm()).isZero();
        assertThat(measure("2000", 10, 100).distancePpm()).isNull();
    }

    @Test
    @Tag("RM-004")
    void withNothingLeftEverythingIsUsed() {
        assertThat(measure("0", 10, 100).usagePpm()).isEqualTo(1_000_000_000_000L);
        assertThat(measure("208", -10, 60).usagePpm()).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void saysThatItHasNoHistory() {
        assertThat(measure("1000", 20, 100).valueAtRisk()).isEqualTo(new ValueAtRisk(0, null, null));
        assertThat(measure("1000", 0, 0).valueAtRisk()).isEqualTo(new ValueAtRisk(0, 0L, 0L));
        assertThat(measure("1000", 0, 0).scorePpm()).isZero();
    }
}
