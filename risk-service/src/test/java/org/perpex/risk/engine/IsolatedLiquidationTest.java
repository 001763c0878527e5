package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.core.TriggerEnd;

/** Isolated positions in danger, in {@code docs/concepts/liquidation.md}. */
class IsolatedLiquidationTest {

    private Floor floor = Floor.with(small(NO_FEES), 100);

    /** Alice with a wallet, long 10 SMALL at 100 in isolated margin: 50 are set aside. */
    private void openSmall(String wallet) {
        floor.run(new MarketCommand.ListMarket(btc(NO_FEES)));
        floor.mark(BTC, 600_000);
        floor.deposit(ALICE, usdt(wallet));
        floor.deposit(BOB, usdt("100000"));
        isolate(SMALL);
        floor.trade(ALICE, BOB, SMALL, 100, 10);
    }

    private void isolate(int market) {
        floor.run(new AccountCommand.SetMarginMode(request(), FOREVER, ALICE, market, MarginMode.ISOLATED));
    }

    private void add(int market, long units) {
        floor.run(new AccountCommand.MoveIsolatedMargin(request(), FOREVER, ALICE, market, PositionSide.BOTH, units));
    }

    private <F> List<F> said(Class<F> kind) {
        return floor.said.stream()
                .map(Floor.Said::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static LiquidationFact.InsurancePaid paid(int market, String amount, String wallet, String pool) {
        return new LiquidationFact.InsurancePaid(ALICE, market, Asset.USDT, usdt(amount), usdt(wallet), usdt(pool), 0);
    }

    @ParameterizedTest
    @Tag("LIQ-070")
    @CsvSource({
        "2450, BOOK, 0, 13450",
        "2449.99999999, BOOK, 10000, 13449.99999999",
        "1960, BOOK, 10000, 12960",
        "1959.99999999, PART, 2000, 12959.99999999",
        "1641.5, PART, 2000, 12641.5",
        "1641.49999999, BACKSTOP, 10000, 1000",
    })
    void theLinesAreTheSame(String equity, LiquidationStage stage, long lots, String wallet) {
        floor = Floor.with(btc(NO_FEES), 510_000);
        floor.deposit(ALICE, usdt(equity) + usdt("11000"));
        floor.deposit(BOB, usdt("10000000"));
        floor.run(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, BTC, 100));
        isolate(BTC);
        floor.trade(ALICE, BOB, BTC, 510_000, 10_000);
        add(BTC, usdt(equity) + usdt("4900"));

        floor.mark(BTC, 500_000);

        if (lots == 0) {
            assertThat(said(LiquidationFact.Frozen.class)).isEmpty();
        } else {
            assertThat(said(LiquidationFact.Frozen.class))
                    .containsExactly(new LiquidationFact.Frozen(ALICE, BTC, usdt(equity), usdt("2450")));
            assertThat(said(LiquidationFact.StageEntered.class)).singleElement().satisfies(entered -> {
                assertThat(entered.stage()).isEqualTo(stage);
                assertThat(entered.lots()).isEqualTo(lots);
            });
        }
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt(wallet));
    }

    @Test
    @Tag("LIQ-071")
    void aMarginCallNamesThePosition() {
        openSmall("56");

        floor.mark(SMALL, 96);

        assertThat(said(LiquidationFact.MarginCalled.class)).singleElement().satisfies(call -> {
            assertThat(call.equityUnits()).isEqualTo(usdt("10"));
            assertThat(call.maintenanceUnits()).isEqualTo(usdt("9.6"));
            assertThat(call.positions().getFirst().marginMode()).isEqualTo(MarginMode.ISOLATED);
            assertThat(call.positions().getFirst().isolatedUnits()).isEqualTo(usdt("50"));
        });
        assertThat(said(LiquidationFact.Frozen.class)).isEmpty();
    }

    @ParameterizedTest
    @Tag("LIQ-072")
    @CsvSource({"100, BACKSTOP", "9.99999999, DELEVERAGE"})
    void nothingBeyondTheMarginIsLost(String fund, LiquidationStage stage) {
        floor.deposit(Insurance.ACCOUNT, usdt(fund));
        openSmall("56");

        floor.mark(SMALL, 94);

        assertThat(said(LiquidationFact.StageEntered.class)).singleElement().satisfies(entered -> {
            assertThat(entered.stage()).isEqualTo(stage);
            assertThat(entered.priceTicks()).isEqualTo(95);
        });
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("6"));
        assertThat(floor.holding(ALICE, SMALL).isolatedUnits()).isZero();
        assertThat(said(LiquidationFact.Released.class))
                .containsExactly(new LiquidationFact.Released(ALICE, SMALL, 0, 0));
    }

    @Test
    @Tag("LIQ-073")
    void whatIsLeftOfTheMarginAfterATakeOverIsThePools() {
        openSmall("156");
        add(SMALL, usdt("6"));

        floor.mark(SMALL, 95);

        assertThat(said(LiquidationFact.InsurancePaid.class)).containsExactly(paid(SMALL, "-6", "100", "6"));
    }

    @Test
    @Tag("LIQ-074")
    void whatCrossPositionsLoseIsolatedOnesDoNotPay() {
        openSmall("56");
        floor.deposit(ALICE, usdt("644"));
        floor.run(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, BTC, 100));
        floor.trade(ALICE, BOB, BTC, 600_000, 100);

        floor.mark(BTC, 536_000);

        assertThat(said(LiquidationFact.Frozen.class))
                .containsExactly(new LiquidationFact.Frozen(ALICE, 0, usdt("10"), usdt("26.8") - usdt("5.36")));
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("50"));
        assertThat(floor.holding(ALICE, SMALL).isolatedUnits()).isEqualTo(usdt("50"));
        assertThat(floor.holding(ALICE, SMALL).positionLots()).isEqualTo(10);
    }

    @Test
    @Tag("LIQ-075")
    void theMarketIsFrozenAndNothingElse() {
        openSmall("156");
        floor.run(limit(ALICE, SMALL, Side.SELL, 120, 1));
        floor.run(limit(ALICE, BTC, Side.BUY, 590_000, 1));
        floor.run(TriggerSample.sellStop(90).place(ALICE, SMALL));
        floor.submit(prices(9, SMALL, 95));

        assertThat(said(BookCommand.CancelAll.class))
                .singleElement()
                .satisfies(cancel -> assertThat(cancel.market()).isEqualTo(SMALL));
        assertThat(said(TriggerFact.Ended.class))
                .extracting(TriggerFact.Ended::reason)
                .containsExactly(TriggerEnd.LIQUIDATION);
        floor.restart();
        assertThat(first(limit(ALICE, SMALL, Side.SELL, 100, 1))).isEqualTo(RejectReason.ACCOUNT_FROZEN);
        assertThat(first(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, SMALL, 10)))
                .isEqualTo(RejectReason.ACCOUNT_FROZEN);
        assertThat(first(new AccountCommand.MoveIsolatedMargin(request(), FOREVER, ALICE, SMALL, PositionSide.BOTH, 1)))
                .isEqualTo(RejectReason.ACCOUNT_FROZEN);
        assertThat(floor.submit(limit(ALICE, BTC, Side.BUY, 590_000, 1))
                        .getFirst()
                        .fact())
                .isInstanceOf(BookCommand.Place.class);
        floor.run(new EngineInput.Tick(1));
        assertThat(said(LiquidationFact.Released.class)).hasSize(1);
        assertThat(floor.view(ALICE).holdings().getFirst().openOrders()).isEqualTo(2);
        floor.run(limit(ALICE, SMALL, Side.BUY, 90, 1));
        assertThat(floor.holding(ALICE, BTC).openOrders()).isEqualTo(2);
    }

    private RejectReason first(org.perpex.common.contract.TraderCommand command) {
        Message said = floor.submit(command).getFirst().fact();
        return ((BookFact.Rejected) said).reason();
    }

    @ParameterizedTest
    @Tag("LIQ-076")
    @CsvSource({"600000, 360, 1540", "574000, 100, 500"})
    void feesTakeNoMoreThanTheFillGivesBack(long bidTicks, String fee, String wallet) {
        MarketSpec plain = btc(new MarketSpec.Fees(0, 0, 12_000));
        floor = Floor.with(
                new MarketSpec(
                        BTC,
                        plain.symbol(),
                        plain.product(),
                        plain.base(),
                        plain.quote(),
                        plain.units(),
                        plain.limits(),
                        plain.fees(),
                        List.of(new LeverageBracket(0, usdt("1000000"), 50_000, 20, 0))),
                610_000);
        floor.deposit(ALICE, usdt("2400"));
        floor.deposit(BOB, usdt("10000000"));
        isolate(BTC);
        floor.trade(ALICE, BOB, BTC, 610_000, 500);
        add(BTC, usdt("375"));
        floor.run(limit(BOB, BTC, Side.BUY, bidTicks, 500));

        floor.mark(BTC, 600_000);

        assertThat(floor.wallet(ALICE)).isEqualTo(usdt(wallet));
        assertThat(floor.engine().totals().assets().getFirst().insuranceUnits()).isEqualTo(usdt(fee));
    }

    @Test
    @Tag("LIQ-077")
    void whatASettlementTakesBeyondTheMarginThePoolOwes() {
        openSmall("56");

        floor.run(new MarketCommand.SettleMarket(request(), SMALL, 80));

        assertThat(said(LiquidationFact.InsurancePaid.class)).containsExactly(paid(SMALL, "150", "6", "-150"));
    }

    @Test
    @Tag("LIQ-078")
    void whatAnOwnOrderLosesBeyondTheMarginTheWalletPaysThenTheFund() {
        floor.deposit(Insurance.ACCOUNT, usdt("100"));
        openSmall("56");
        floor.mark(SMALL, 98);
        floor.trade(BOB, ALICE, SMALL, 92, 10);
        assertThat(floor.wallet(ALICE)).isEqualTo(-usdt("24"));
        floor.mark(SMALL, 97);

        assertThat(floor.wallet(ALICE)).isZero();
        assertThat(said(LiquidationFact.InsurancePaid.class))
                .contains(new LiquidationFact.InsurancePaid(ALICE, BTC, Asset.USDT, usdt("24"), 0, 0, usdt("76")));
    }

    @Test
    @Tag("LIQ-079")
    void whatTheAccountOwesItsIsolatedMarginPaysBeforeTheFundDoes() {
        floor.run(new MarketCommand.ListMarket(small(new MarketSpec.Fees(0, 400, 0))));
        openSmall("50");
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("49.6"));

        floor.mark(SMALL, 100);

        assertThat(said(SettingFact.IsolatedMarginMoved.class))
                .containsExactly(new SettingFact.IsolatedMarginMoved(
                        RequestId.NONE, ALICE, SMALL, PositionSide.BOTH, -usdt("0.4"), usdt("49.6"), usdt("49.6")));
        assertThat(said(LiquidationFact.class)).isEmpty();
    }

    @ParameterizedTest
    @Tag("LIQ-080")
    @Tag("LIQ-081")
    @Tag("LIQ-082")
    @CsvSource({"160, 47.5", "59.5, 9.5", "59.49999999, 0"})
    void marginIsAddedIfItSavesThePosition(String wallet, String added) {
        openSmall(wallet);
        floor.run(new AccountCommand.SetAutoAddMargin(request(), FOREVER, ALICE, SMALL, true));

        floor.mark(SMALL, 95);

        if (usdt(added) == 0) {
            assertThat(said(SettingFact.IsolatedMarginMoved.class)).isEmpty();
            assertThat(said(LiquidationFact.Frozen.class)).hasSize(1);
            assertThat(floor.wallet(ALICE)).isEqualTo(usdt("9.49999999"));
        } else {
            assertThat(said(SettingFact.IsolatedMarginMoved.class))
                    .singleElement()
                    .satisfies(moved -> {
                        assertThat(moved.request()).isEqualTo(RequestId.NONE);
                        assertThat(moved.deltaUnits()).isEqualTo(usdt(added));
                        assertThat(moved.isolatedUnits()).isEqualTo(usdt("50") + usdt(added));
                    });
            assertThat(said(LiquidationFact.Frozen.class)).isEmpty();
        }
    }

    @Test
    @Tag("LIQ-083")
    void triggersEndWhenTheirAccountIsFrozen() {
        floor.deposit(ALICE, usdt("56"));
        floor.deposit(BOB, usdt("100000"));
        floor.trade(ALICE, BOB, SMALL, 100, 10);
        floor.run(TriggerSample.sellStop(90).place(ALICE, SMALL));
        floor.run(TriggerSample.sellProfit(120).place(ALICE, SMALL));
        floor.mark(SMALL, 94);

        assertThat(said(TriggerFact.Ended.class))
                .extracting(TriggerFact.Ended::reason)
                .containsExactly(TriggerEnd.LIQUIDATION, TriggerEnd.LIQUIDATION);
        assertThat(said(BookCommand.Place.class)).noneMatch(each -> each.order().origin() == OrderOrigin.TRIGGER);
        assertThat(said(AccountFact.PositionMoved.class)).isNotEmpty();
    }
}
