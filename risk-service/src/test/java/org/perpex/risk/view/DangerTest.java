package org.perpex.risk.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Product;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.MarketView;

/** One market at 100.00 with lots of 0.001; a position of 10 has a notional of 1,000. */
class DangerTest {

    private static final long USDT = 100_000_000L;
    private static final List<LeverageBracket> FLAT = List.of(new LeverageBracket(0, 1_000_000 * USDT, 10_000, 50, 0));
    private static final MarketView MARKET = market(FLAT);

    @Test
    void comparesWhatCrossPositionsNeedWithWhatStandsBehindThem() {
        Danger danger = only(account(1, 40, MarginMode.CROSS, 0, 10));

        assertThat(danger.equityUnits()).isEqualTo(40 * USDT);
        assertThat(danger.maintenanceUnits()).isEqualTo(10 * USDT);
        assertThat(danger.ratioPpm()).isEqualTo(250_000);
        assertThat(danger.isLiquidatable()).isFalse();
        assertThat(danger.symbol()).isEmpty();
    }

    @Test
    void looksAtAnIsolatedPositionByItself() {
        Danger danger = only(account(1, 1_000, MarginMode.ISOLATED, 9, -10));

        assertThat(danger.symbol()).isEqualTo("M1USDT");
        assertThat(danger.equityUnits()).isEqualTo(9 * USDT);
        assertThat(danger.isLiquidatable()).isTrue();
        assertThat(danger.ratioPpm()).isEqualTo(1_111_112);
    }

    @Test
    void saysNothingOfAccountsWithoutPositionsAndBoundsTheRatioOfThoseWithNothingLeft() {
        assertThat(dangers(account(1, 1_000, MarginMode.CROSS, 0, 0))).isEmpty();
        assertThat(only(account(1, 0, MarginMode.CROSS, 0, 10)).ratioPpm()).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void tellsWhomOtherBracketsWouldLiquidateAndNobodyElse() {
        AccountView safe = account(1, 100, MarginMode.CROSS, 0, 10);
        AccountView near = account(2, 19, MarginMode.CROSS, 0, 10);
        AccountView border = account(3, 20, MarginMode.CROSS, 0, 10);
        AccountView isolated = account(4, 500, MarginMode.ISOLATED, 15, -10);
        AccountView gone = account(5, 5, MarginMode.CROSS, 0, 10);
        List<LeverageBracket> doubled = List.of(new LeverageBracket(0, 1_000_000 * USDT, 20_000, 50, 0));

        BracketPreview preview = BracketPreview.of(
                List.of(gone, isolated, border, near, safe), List.of(MARKET), CollateralView.atFirst(), 1, doubled);

        assertThat(preview.already()).extracting(Danger::account).containsExactly(5L << 10);
        assertThat(preview.added()).extracting(Danger::account).containsExactly(2L << 10, 4L << 10);
    }

    @Test
    void countsWhoHoldsAMarket() {
        List<MarketExposure> exposures = MarketExposure.of(
                List.of(MARKET),
                List.of(
                        account(1, 100, MarginMode.CROSS, 0, 10),
                        account(2, 100, MarginMode.CROSS, 0, -4),
                        account(3, 100, MarginMode.CROSS, 0, -6)));

        assertThat(exposures).containsExactly(new MarketExposure(MARKET, 1, 2, 10_000, 6_000));
        assertThat(exposures.getFirst().openInterestUnits()).isEqualTo(1_000 * USDT);
    }

    @Test
    void makesTablesContinuous() {
        LeverageBracket first = LeverageBracket.above(null, 50_000 * USDT, 10_000, 50);
        LeverageBracket second = LeverageBracket.above(first, 1_000_000 * USDT, 25_000, 20);

        assertThat(second).isEqualTo(new LeverageBracket(50_000 * USDT, 1_000_000 * USDT, 25_000, 20, 750 * USDT));
    }

    private static Danger only(AccountView view) {
        List<Danger> dangers = dangers(view);
        assertThat(dangers).hasSize(1);
        return dangers.getFirst();
    }

    private static List<Danger> dangers(AccountView view) {
        return Danger.of(view, List.of(MARKET), CollateralView.atFirst());
    }

    /** An account that opened its position at the mark price. */
    private static AccountView account(long user, long wallet, MarginMode mode, long isolated, long size) {
        HoldingView holding = new HoldingView(
                1,
                PositionSide.BOTH,
                10,
                mode,
                false,
                isolated * USDT,
                size * 1_000,
                size * 100 * USDT,
                0,
                0,
                0,
                HoldingView.OpenSideView.NONE,
                HoldingView.OpenSideView.NONE,
                1);
        return new AccountView(
                user << 10, 1, List.of(new AccountView.Wallet(Asset.USDT, wallet * USDT)), List.of(holding));
    }

    private static MarketView market(List<LeverageBracket> brackets) {
        MarketSpec spec = new MarketSpec(
                1,
                "M1USDT",
                Product.PERPETUAL,
                Asset.BTC,
                Asset.USDT,
                new MarketSpec.Units(2, 1, 3, 1),
                new MarketSpec.Limits(1, 10_000_000, 1, 1_000_000, 1_000_000, 0, 1_100_000, 900_000, 300_000, 200),
                new MarketSpec.Fees(200, 400, 0),
                brackets);
        return new MarketView(spec, spec.units().unitsPerTickLot(), 10_000, 10_000, 10_000, 10_000, 0, 0);
    }
}
