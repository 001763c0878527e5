package org.perpex.risk.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Product;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.MarketView;

/** Formula F10, one-way and cross. Where the reference has an isolated position, an account holds nothing else. */
class LiquidationPriceTest {

    private static final List<LeverageBracket> BTC_TABLE = List.of(
            new LeverageBracket(0, usdt("50000"), 4_000, 125, 0),
            new LeverageBracket(usdt("50000"), usdt("600000"), 5_000, 100, usdt("50")),
            new LeverageBracket(usdt("600000"), usdt("3000000"), 6_500, 75, usdt("950")));

    private static long usdt(String amount) {
        return new BigDecimal(amount).movePointRight(8).longValueExact();
    }

    private static MarketView market(int number, String mark, List<LeverageBracket> brackets) {
        MarketSpec spec = new MarketSpec(
                number,
                "M" + number + "USDT",
                Product.PERPETUAL,
                Asset.BTC,
                Asset.USDT,
                new MarketSpec.Units(2, 1, 3, 1),
                new MarketSpec.Limits(1, 10_000_000, 1, 1_000_000, 1_000_000, 0, 1_100_000, 900_000, 300_000, 200),
                new MarketSpec.Fees(200, 400, 0),
                brackets);
        long ticks = new BigDecimal(mark).movePointRight(2).longValueExact();
        return new MarketView(spec, spec.units().unitsPerTickLot(), ticks, ticks, 0, 0, 0, 0);
    }

    private static List<LeverageBracket> only(int maintenancePpm, String deduction) {
        return List.of(new LeverageBracket(0, usdt("1000000000"), maintenancePpm, 10, usdt(deduction)));
    }

    /** A position that a taker opened at one price. */
    private static HoldingView position(int market, String size, String entryPrice) {
        BigDecimal value = new BigDecimal(size).multiply(new BigDecimal(entryPrice));
        BigDecimal fee = value.abs().multiply(new BigDecimal("0.0004")).setScale(8, RoundingMode.CEILING);
        return new HoldingView(
                market,
                10,
                new BigDecimal(size).movePointRight(3).longValueExact(),
                value.movePointRight(8).longValueExact(),
                0,
                value.add(fee).movePointRight(8).longValueExact(),
                0,
                HoldingView.OpenSideView.NONE,
                HoldingView.OpenSideView.NONE,
                1);
    }

    private static AccountFigures figures(String wallet, List<HoldingView> holdings, List<MarketView> markets) {
        AccountView view =
                new AccountView(1024, 1, List.of(new AccountView.Wallet(Asset.USDT, usdt(wallet))), holdings);
        return AccountFigures.of(1024, Optional.of(view), markets);
    }

    private static Optional<String> price(PositionFigures position) {
        return position.liquidationPrice().map(BigDecimal::toPlainString);
    }

    @Test
    void f10OfficialExampleWithTwoSymbols() {
        AccountFigures figures = figures(
                "1535443.01",
                List.of(position(1, "109.488", "32481.98"), position(2, "3683.979", "1456.84")),
                List.of(market(1, "31967.27", only(25_000, "16300")), market(2, "1335.18", only(100_000, "135365"))));

        assertThat(price(figures.positions().get(0))).hasValue("26316.89326452");
        assertThat(price(figures.positions().get(1))).hasValue("1153.25646424");
    }

    @Test
    void f10RealTable() {
        AccountFigures figures =
                figures("6000", List.of(position(1, "2", "60000")), List.of(market(1, "60000", BTC_TABLE)));

        assertThat(price(figures.positions().getFirst())).hasValue("57261.30653267");
    }

    @Test
    void f10TheBracketIsThatOfTheLiquidationPrice() {
        AccountFigures figures =
                figures("60600", List.of(position(1, "-10.1", "60000")), List.of(market(1, "60000", BTC_TABLE)));

        assertThat(price(figures.positions().getFirst())).hasValue("65667.22245995");
    }

    private static HoldingView hedged(PositionSide side, String size, String entryPrice) {
        HoldingView plain = position(1, size, entryPrice);
        return new HoldingView(
                1,
                side,
                plain.leverage(),
                MarginMode.CROSS,
                false,
                0,
                plain.positionLots(),
                plain.entryValueUnits(),
                0,
                0,
                0,
                HoldingView.OpenSideView.NONE,
                HoldingView.OpenSideView.NONE,
                1);
    }

    private static List<Optional<String>> hedgedPrices(String wallet, String longSize, String shortSize) {
        AccountView view = new AccountView(
                1024,
                1,
                PositionMode.HEDGE,
                false,
                List.of(new AccountView.Wallet(Asset.USDT, usdt(wallet))),
                List.of(
                        hedged(PositionSide.LONG, longSize, "60000"),
                        hedged(PositionSide.SHORT, "-" + shortSize, "60000")));
        AccountFigures figures = AccountFigures.of(1024, Optional.of(view), List.of(market(1, "60000", BTC_TABLE)));
        return figures.positions().stream().map(LiquidationPriceTest::price).toList();
    }

    @Test
    @Tag("RISK-085")
    @Tag("RISK-086")
    void f10LongAndShortOfAMarketShareTheirPrice() {
        assertThat(hedgedPrices("10000", "2", "1"))
                .containsExactly(Optional.of("50659.89847716"), Optional.of("50659.89847716"));
        assertThat(hedgedPrices("1000", "1", "1"))
                .containsExactly(Optional.of("110000.00000000"), Optional.of("110000.00000000"));
    }

    @Test
    void aLongThatItsWalletCoversWholeHasNoLiquidationPrice() {
        AccountFigures figures =
                figures("70000", List.of(position(1, "1", "60000")), List.of(market(1, "60000", BTC_TABLE)));

        assertThat(price(figures.positions().getFirst())).isEmpty();
    }

    @Test
    void f17FiguresAreValuedAtMark() {
        AccountFigures figures =
                figures("5000", List.of(position(1, "0.5", "60000")), List.of(market(1, "61000", BTC_TABLE)));
        PositionFigures position = figures.positions().getFirst();

        assertThat(position.unrealizedUnits()).isEqualTo(usdt("500"));
        assertThat(position.entryPrice()).isEqualByComparingTo("60000");
        assertThat(position.breakEvenPrice()).isEqualByComparingTo("60024");
        assertThat(position.notionalUnits()).isEqualTo(usdt("30500"));
        assertThat(figures.usdt().withdrawableUnits()).isEqualTo(usdt("1950"));
        assertThat(figures.usdt().availableUnits()).isEqualTo(usdt("2450"));
    }

    @Test
    void anUnknownAccountHasNothing() {
        AccountFigures figures = AccountFigures.of(2048, Optional.empty(), List.of(market(1, "61000", BTC_TABLE)));

        assertThat(figures.usdt().walletUnits()).isZero();
        assertThat(figures.usdt().updatedMillis()).isZero();
        assertThat(figures.positions()).singleElement().matches(position -> !position.isInUse());
        assertThat(figures.positions().getFirst().holding().leverage()).isEqualTo(20);
    }
}
