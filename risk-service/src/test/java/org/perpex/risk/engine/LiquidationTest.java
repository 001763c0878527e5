package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** The lines of both profiles, in {@code docs/concepts/liquidation.md}, and what happens at them. */
class LiquidationTest {

    private static final long BTC_LOTS = 1_000;

    private Floor floor = new Floor();
    private int saidBefore;

    static MarketSpec with(MarketSpec plain, LiquidationProfile profile) {
        return new MarketSpec(
                plain.market(),
                plain.symbol(),
                plain.product(),
                plain.base(),
                plain.quote(),
                plain.units(),
                plain.limits(),
                plain.fees(),
                plain.brackets(),
                plain.guards(),
                plain.funding(),
                profile);
    }

    /** Alice is long so many BTC, bought at 51,000; at a mark of 50,000 her equity is as said. */
    private void endanger(LiquidationProfile profile, MarketSpec.Fees fees, long lots, String equity) {
        floor = Floor.with(with(btc(fees), profile), 510_000);
        floor.deposit(ALICE, usdt(equity) + lots * usdt("1"));
        floor.deposit(BOB, usdt("10000000"));
        floor.run(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, BTC, 100));
        floor.trade(ALICE, BOB, BTC, 510_000, lots);
        saidBefore = floor.said.size();
        floor.mark(BTC, 500_000);
    }

    private <F> List<F> said(Class<F> kind) {
        return floor.said.subList(saidBefore, floor.said.size()).stream()
                .map(Floor.Said::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<OrderDetails> orders() {
        return said(BookCommand.Place.class).stream()
                .map(BookCommand.Place::order)
                .filter(order -> order.origin() == OrderOrigin.LIQUIDATION)
                .toList();
    }

    private void passTo(long timeMillis) {
        floor.timeMillis = timeMillis;
        floor.run(new EngineInput.Tick(1));
    }

    @ParameterizedTest
    @Tag("LIQ-010")
    @Tag("LIQ-011")
    @Tag("LIQ-012")
    @CsvSource({"3062.5, 0", "3062.49999999, 1", "2450, 1"})
    void aboveMaintenanceThereIsAtMostAMarginCall(String equity, int calls) {
        endanger(LiquidationProfile.TIERED, NO_FEES, 10 * BTC_LOTS, equity);

        List<LiquidationFact.MarginCalled> called = said(LiquidationFact.MarginCalled.class);
        assertThat(called).hasSize(calls);
        assertThat(said(LiquidationFact.Frozen.class)).isEmpty();
        assertThat(called).allSatisfy(call -> {
            assertThat(call.equityUnits()).isEqualTo(usdt(equity));
            assertThat(call.maintenanceUnits()).isEqualTo(usdt("2450"));
            assertThat(call.positions()).singleElement().satisfies(position -> {
                assertThat(position.unrealizedUnits()).isEqualTo(-usdt("10000"));
                assertThat(position.markTicks()).isEqualTo(500_000);
            });
        });
        floor.restart();
        floor.mark(BTC, 500_000);
        assertThat(said(LiquidationFact.MarginCalled.class)).hasSize(calls);
    }

    @Test
    void aMarginCallIsSaidAgainOnlyAfterTheAccountWasWellOffAgain() {
        endanger(LiquidationProfile.TIERED, NO_FEES, 10 * BTC_LOTS, "3000");

        // Maintenance is 2,450 and a little more: 150 % is about 3,679.
        for (long ticks : new long[] {500_600, 500_000, 500_700, 500_000}) {
            floor.mark(BTC, ticks);
        }

        assertThat(said(LiquidationFact.MarginCalled.class)).hasSize(2);
    }

    @ParameterizedTest
    @Tag("LIQ-013")
    @Tag("LIQ-014")
    @Tag("LIQ-015")
    @Tag("LIQ-016")
    @CsvSource({"2449.99999999, BOOK, 10000", "1960, BOOK, 10000", "1959.99999999, PART, 2000", "1641.5, PART, 2000"})
    void tieredOrders(String equity, LiquidationStage stage, long lots) {
        endanger(LiquidationProfile.TIERED, NO_FEES, 10 * BTC_LOTS, equity);

        assertThat(said(LiquidationFact.Frozen.class)).singleElement().satisfies(frozen -> {
            assertThat(frozen.equityUnits()).isEqualTo(usdt(equity));
            assertThat(frozen.maintenanceUnits()).isEqualTo(usdt("2450"));
        });
        assertOrder(stage, lots);
    }

    private void assertOrder(LiquidationStage stage, long lots) {
        assertThat(said(LiquidationFact.StageEntered.class)).singleElement().satisfies(entered -> {
            assertThat(entered.stage()).isEqualTo(stage);
            assertThat(entered.lots()).isEqualTo(lots);
        });
        assertThat(orders()).singleElement().satisfies(order -> {
            assertThat(order.sizeLots()).isEqualTo(lots);
            assertThat(order.side()).isEqualTo(Side.SELL);
            assertThat(order.reduceOnly()).isTrue();
            assertThat(order.timeInForce()).isEqualTo(TimeInForce.IOC);
            assertThat(order.clientOrderId()).isEqualTo("autoclose-" + order.orderId());
        });
        assertThat(said(BookCommand.TakeOver.class)).isEmpty();
    }

    @Test
    @Tag("LIQ-015")
    void theNextFifthComesAfterTheCoolDown() {
        endanger(LiquidationProfile.TIERED, NO_FEES, 10 * BTC_LOTS, "1959.99999999");
        long begin = floor.timeMillis;

        passTo(begin + 29_999);
        assertThat(orders()).hasSize(1);
        floor.restart();
        passTo(begin + 30_000);
        assertThat(orders()).extracting(OrderDetails::sizeLots).containsExactly(2_000L, 2_000L);
    }

    @ParameterizedTest
    @Tag("LIQ-017")
    @Tag("LIQ-023")
    @CsvSource({"TIERED, 1641.49999999", "STAGED, 1633.33333333"})
    void belowTheLastLineTheBackstopTakesAll(LiquidationProfile profile, String equity) {
        endanger(profile, NO_FEES, 10 * BTC_LOTS, equity);

        assertThat(orders()).isEmpty();
        assertThat(said(LiquidationFact.StageEntered.class))
                .singleElement()
                .extracting(LiquidationFact.StageEntered::stage)
                .isEqualTo(LiquidationStage.BACKSTOP);
        assertThat(floor.holding(Insurance.ACCOUNT, BTC).positionLots()).isEqualTo(10 * BTC_LOTS);
        assertThat(floor.holding(ALICE, BTC).positionLots()).isZero();
        assertThat(floor.wallet(ALICE)).isZero();
        assertThat(said(LiquidationFact.Released.class)).hasSize(1);
    }

    @ParameterizedTest
    @Tag("LIQ-020")
    @Tag("LIQ-022")
    @Tag("LIQ-024")
    @Tag("LIQ-025")
    @CsvSource({
        "10000, 2450, BOOK, 0",
        "10000, 1633.33333334, PART, 2000",
        "2000, 449.99999999, BOOK, 2000",
        "2001, 449.99999999, PART, 401",
    })
    void stagedOrders(long lots, String equity, LiquidationStage stage, long ordered) {
        endanger(LiquidationProfile.STAGED, NO_FEES, lots, equity);

        if (ordered == 0) {
            assertThat(said(LiquidationFact.Frozen.class)).isEmpty();
        } else {
            assertOrder(stage, ordered);
        }
    }

    @Test
    @Tag("LIQ-021")
    void stagedAFifthThenAllWhileItCoolsDownThenAFifth() {
        endanger(LiquidationProfile.STAGED, NO_FEES, 10 * BTC_LOTS, "2449.99999999");
        long begin = floor.timeMillis;

        passTo(begin + 999);
        assertThat(orders()).hasSize(1);
        passTo(begin + 1_000);
        passTo(begin + 29_999);
        passTo(begin + 30_998);
        assertThat(orders()).hasSize(3);
        passTo(begin + 30_999);

        assertThat(orders()).extracting(OrderDetails::sizeLots).containsExactly(2_000L, 10_000L, 10_000L, 2_000L);
    }

    @Test
    void ordersAreCanceledFirstAndTheAccountIsFrozenMeanwhile() {
        floor = Floor.with(btc(NO_FEES), 510_000);
        floor.deposit(ALICE, usdt("12449.99999999"));
        floor.deposit(BOB, usdt("10000000"));
        floor.run(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, BTC, 100));
        floor.trade(ALICE, BOB, BTC, 510_000, 10 * BTC_LOTS);
        floor.run(limit(ALICE, BTC, Side.SELL, 530_000, 1_000));
        saidBefore = floor.said.size();

        floor.submit(prices(9, BTC, 500_000));

        assertThat(said(BookCommand.CancelAll.class)).hasSize(1);
        assertThat(orders()).isEmpty();
        floor.restart();
        assertThat(refusal(limit(ALICE, BTC, Side.SELL, 500_000, 1))).isEqualTo(RejectReason.ACCOUNT_FROZEN);
        assertThat(refusal(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, BTC, 50)))
                .isEqualTo(RejectReason.ACCOUNT_FROZEN);
        floor.run(new EngineInput.Tick(1));
        assertThat(said(AccountFact.OrderClosed.class).getFirst().reason()).isEqualTo(CloseReason.LIQUIDATION);
        assertThat(orders()).hasSize(1);
    }

    private RejectReason refusal(OrderCommand command) {
        return ((BookFact.Rejected) floor.submit(command).getFirst().fact()).reason();
    }

    @Test
    void whoRecoversIsReleased() {
        endanger(LiquidationProfile.TIERED, NO_FEES, 10 * BTC_LOTS, "2449.99999999");

        floor.mark(BTC, 500_100);

        assertThat(said(LiquidationFact.Released.class)).hasSize(1);
        floor.run(limit(ALICE, BTC, Side.SELL, 510_000, 1));
        assertThat(floor.holding(ALICE, BTC).openOrders()).isEqualTo(1);
    }

    @ParameterizedTest
    @Tag("LIQ-040")
    @Tag("LIQ-041")
    @CsvSource({"600000, 360, 1040", "574000, 100, 0"})
    void theLiquidationFeeGoesToTheFundAsFarAsThereIsMoney(long bidTicks, String fee, String left) {
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
        floor.deposit(ALICE, usdt("1900"));
        floor.deposit(BOB, usdt("10000000"));
        floor.trade(ALICE, BOB, BTC, 610_000, 500);
        floor.run(limit(BOB, BTC, Side.BUY, bidTicks, 500));
        saidBefore = floor.said.size();

        floor.mark(BTC, 600_000);

        assertThat(said(AccountFact.OrderFilled.class).getFirst().insuranceFeeUnits())
                .isEqualTo(usdt(fee));
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt(left));
        assertThat(floor.engine().totals().assets().getFirst().insuranceUnits()).isEqualTo(usdt(fee));
    }
}
