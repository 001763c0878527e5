package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.LimitFact;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.core.TransferId;

/** Each rule of a limits profile at its edge, overrides and versions. */
class LimitTest {

    private static final int OTHER = 4;

    private Floor floor = new Floor();
    private long version;

    private void open(String money, long markTicks) {
        floor = Floor.with(small(NO_FEES), markTicks);
        version = 0;
        floor.deposit(ALICE, usdt(money));
        floor.deposit(BOB, usdt("1000000"));
        floor.deposit(CAROL, usdt("1000000"));
    }

    private static LimitSetting rule(LimitRule rule, long value) {
        return new LimitSetting(rule, true, value, 0);
    }

    private static LimitSetting rule(LimitRule rule, long value, long periodMillis) {
        return new LimitSetting(rule, true, value, periodMillis);
    }

    private void set(LimitSetting... settings) {
        assertThat(floor.submit(profile(++version, settings)).getFirst().fact())
                .isInstanceOf(LimitFact.ProfileSet.class);
    }

    private static AdminCommand.SetLimits profile(long version, LimitSetting... settings) {
        return new AdminCommand.SetLimits(change(version), ALICE, Arrays.asList(settings));
    }

    private static Change change(long version) {
        return new Change(new RequestId(6, version), version, 5, "asked for by the desk");
    }

    private static AdminCommand.OverrideLimit override(long version, LimitRule rule, long value, long expiresMillis) {
        return new AdminCommand.OverrideLimit(change(version), ALICE, rule, value, expiresMillis);
    }

    private void override(LimitRule rule, long value, long expiresMillis) {
        assertThat(floor.submit(override(++version, rule, value, expiresMillis))
                        .getFirst()
                        .fact())
                .isInstanceOf(LimitFact.Overridden.class);
    }

    /** Why an order is refused; null if it passes. */
    private @Nullable RejectReason reason(OrderCommand.Place order) {
        return floor.submit(order).stream()
                .map(Floor.Said::fact)
                .filter(BookFact.Rejected.class::isInstance)
                .map(fact -> ((BookFact.Rejected) fact).reason())
                .findFirst()
                .orElse(null);
    }

    private static OrderCommand.Place buy(long ticks, long lots) {
        return limit(ALICE, SMALL, Side.BUY, ticks, lots);
    }

    private static OrderCommand.Place sell(long ticks, long lots) {
        return limit(ALICE, SMALL, Side.SELL, ticks, lots);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(reason(buy(100, 0))).isEqualTo(RejectReason.SIZE_OUT_OF_RANGE);
        }
    }

    @Test
    @Tag("LIM-001")
    void inSafeModePositionsOnlyShrink() {
        open("10000", 100);
        floor.trade(ALICE, BOB, SMALL, 100, 5);
        set(rule(LimitRule.SAFE_MODE, 0));

        assertThat(reason(buy(100, 1))).isEqualTo(RejectReason.LIMIT_SAFE_MODE);
        assertThat(reason(reduceOnly(sell(100, 5)))).isNull();
    }

    @Test
    @Tag("LIM-002")
    void anOrderIsASmallPartOfTheEquity() {
        open("10000", 100);
        set(rule(LimitRule.SINGLE_ORDER, 50_000));
        assertThat(reason(buy(100, 5))).isNull();

        open("9999.99999999", 100);
        set(rule(LimitRule.SINGLE_ORDER, 50_000));
        OrderCommand.Place order = buy(100, 5);
        assertThat(floor.submit(order))
                .extracting(Floor.Said::fact)
                .containsExactly(
                        new BookFact.Rejected(order.request(), 0, ALICE, SMALL, RejectReason.LIMIT_SINGLE_ORDER),
                        new LimitFact.Tripped(
                                ALICE,
                                SMALL,
                                order.request(),
                                LimitRule.SINGLE_ORDER,
                                usdt("500"),
                                usdt("499.99999999"),
                                0));
    }

    @Test
    @Tag("LIM-003")
    void aDrawdownStopsNewRisk() {
        loseWith("10000.0000001", 90, rule(LimitRule.DRAWDOWN, 100_000));
        assertThat(reason(buy(90, 1))).isNull();

        loseWith("10000", 90, rule(LimitRule.DRAWDOWN, 100_000));
        assertThat(reason(buy(90, 1))).isEqualTo(RejectReason.LIMIT_DRAWDOWN);
        floor.restart();
        assertThat(reason(buy(90, 1))).isEqualTo(RejectReason.LIMIT_DRAWDOWN);
    }

    private void loseWith(String money, long markTicks, LimitSetting setting) {
        open(money, 100);
        floor.trade(ALICE, BOB, SMALL, 100, 100);
        set(setting);
        floor.mark(SMALL, markTicks);
    }

    @Test
    @Tag("LIM-004")
    void aLossOfTheDayStopsNewRisk() {
        loseWith("10000.0000002", 95, rule(LimitRule.DAILY_LOSS, 50_000));
        assertThat(reason(buy(95, 1))).isNull();

        loseWith("10000", 95, rule(LimitRule.DAILY_LOSS, 50_000));
        assertThat(reason(buy(95, 1))).isEqualTo(RejectReason.LIMIT_DAILY_LOSS);
    }

    @Test
    @Tag("LIM-005")
    @Tag("LIM-006")
    void itsBoundMayBeAnAmountAndItEndsAtMidnight() {
        loseWith("10000", 95, rule(LimitRule.DAILY_LOSS, -usdt("500.00000001")));
        assertThat(reason(buy(95, 1))).isNull();

        loseWith("10000", 95, rule(LimitRule.DAILY_LOSS, -usdt("500")));
        floor.timeMillis = 86_399_999;
        assertThat(reason(buy(95, 1))).isEqualTo(RejectReason.LIMIT_DAILY_LOSS);
        floor.timeMillis = 86_400_000;
        assertThat(reason(buy(95, 1))).isNull();
    }

    @Test
    @Tag("LIM-007")
    void refusalsInARowPause() {
        open("10000", 100);
        set(rule(LimitRule.CONSECUTIVE_FAILURES, 3, 300_000));
        fail(3);

        floor.timeMillis += 299_999;
        assertThat(reason(buy(100, 1))).isEqualTo(RejectReason.LIMIT_CONSECUTIVE_FAILURES);
        floor.restart();
        assertThat(reason(buy(100, 1))).isEqualTo(RejectReason.LIMIT_CONSECUTIVE_FAILURES);
        floor.timeMillis += 1;
        assertThat(reason(buy(100, 1))).isNull();
    }

    @Test
    @Tag("LIM-008")
    void anOrderThatTheBookTakesEndsTheRow() {
        open("10000", 100);
        set(rule(LimitRule.CONSECUTIVE_FAILURES, 3, 300_000));
        fail(2);
        floor.run(buy(100, 1));
        fail(2);

        assertThat(reason(buy(100, 1))).isNull();
    }

    @Test
    @Tag("LIM-009")
    void aMarketIsAPartOfTheEquity() {
        open("10000", 100);
        set(rule(LimitRule.SYMBOL_EXPOSURE, 300_000));
        assertThat(reason(buy(100, 30))).isNull();

        open("9999.99999999", 100);
        set(rule(LimitRule.SYMBOL_EXPOSURE, 300_000));
        assertThat(reason(buy(100, 30))).isEqualTo(RejectReason.LIMIT_SYMBOL_EXPOSURE);
    }

    @Test
    @Tag("LIM-010")
    void positionAndOpenOrdersCountAndWhatDoesNotGrowPasses() {
        open("10000", 100);
        floor.trade(ALICE, BOB, SMALL, 100, 20);
        floor.run(buy(100, 10));
        set(rule(LimitRule.SYMBOL_EXPOSURE, 300_000));

        assertThat(reason(buy(100, 1))).isEqualTo(RejectReason.LIMIT_SYMBOL_EXPOSURE);
        assertThat(reason(sell(100, 1))).isNull();
    }

    @Test
    @Tag("LIM-011")
    void anOrderGoesTheWayThatTheAccountHolds() {
        open("10000", 100);
        floor.trade(ALICE, BOB, SMALL, 100, 1);
        set(rule(LimitRule.DIRECTION, 0));

        assertThat(reason(sell(100, 1))).isEqualTo(RejectReason.LIMIT_DIRECTION);
        assertThat(reason(buy(100, 1))).isNull();
        assertThat(reason(reduceOnly(sell(100, 1)))).isNull();
    }

    @Test
    @Tag("LIM-012")
    @Tag("LIM-013")
    void aFastMarketFreezes() {
        open("10000", 1_000);
        set(rule(LimitRule.FAST_MARKET, 5_000, 1_000));
        floor.timeMillis = 10_000;
        floor.mark(SMALL, 1_004);
        assertThat(reason(buy(1_000, 1))).isNull();
        floor.mark(SMALL, 1_005);
        assertThat(reason(buy(1_000, 1))).isEqualTo(RejectReason.LIMIT_FAST_MARKET);

        floor.timeMillis = 10_999;
        floor.restart();
        assertThat(reason(buy(1_000, 1))).isEqualTo(RejectReason.LIMIT_FAST_MARKET);
        floor.timeMillis = 11_000;
        assertThat(reason(buy(1_000, 1))).isNull();
    }

    @Test
    @Tag("LIM-014")
    void aPositionHasASize() {
        open("10000", 100);
        set(rule(LimitRule.POSITION_SIZE, usdt("500")));
        assertThat(reason(buy(100, 5))).isNull();

        open("10000", 100);
        set(rule(LimitRule.POSITION_SIZE, usdt("499.99999999")));
        assertThat(reason(buy(100, 5))).isEqualTo(RejectReason.LIMIT_POSITION_SIZE);
    }

    @Test
    @Tag("LIM-015")
    void aRefusalIsFollowedByACoolDown() {
        open("10000", 100);
        set(rule(LimitRule.COOL_DOWN, 60_000));
        fail(1);

        floor.timeMillis += 59_999;
        assertThat(reason(buy(100, 1))).isEqualTo(RejectReason.LIMIT_COOL_DOWN);
        floor.timeMillis += 1;
        assertThat(reason(buy(100, 1))).isNull();
    }

    @Test
    @Tag("LIM-016")
    void oneMarketIsAPartOfAll() {
        openTwo();
        assertThat(reason(buy(100, 20))).isNull();

        openTwo();
        assertThat(reason(buy(100, 21))).isEqualTo(RejectReason.LIMIT_CONCENTRATION);
    }

    private void openTwo() {
        open("1000", 100);
        MarketSpec s = small(NO_FEES);
        floor.submit(new MarketCommand.ListMarket(new MarketSpec(
                OTHER, "OTHERUSDT", s.product(), Asset.SOL, s.quote(), s.units(), s.limits(), s.fees(), s.brackets())));
        floor.mark(OTHER, 100);
        floor.trade(ALICE, BOB, OTHER, 100, 20);
        set(rule(LimitRule.CONCENTRATION, 500_000));
    }

    @Test
    @Tag("LIM-017")
    @Tag("LIM-018")
    void aLimitIsNotFarBeyondTheMark() {
        open("10000", 1_000);
        set(rule(LimitRule.SLIPPAGE, 1_000));

        assertThat(reason(buy(1_002, 1))).isEqualTo(RejectReason.LIMIT_SLIPPAGE);
        assertThat(reason(sell(998, 1))).isEqualTo(RejectReason.LIMIT_SLIPPAGE);
        assertThat(reason(buy(1_001, 1))).isNull();
        assertThat(reason(sell(999, 1))).isNull();
        assertThat(Floor.placed(floor.submit(market(ALICE, SMALL, Side.BUY, 1))).priceTicks())
                .isEqualTo(1_001);
        assertThat(Floor.placed(floor.submit(market(ALICE, SMALL, Side.SELL, 1)))
                        .priceTicks())
                .isEqualTo(999);
    }

    @Test
    @Tag("LIM-019")
    void aPriceIsNotFarFromTheLastTrade() {
        open("10000", 100);
        set(rule(LimitRule.ABNORMAL_PRICE, 50_000));
        assertThat(reason(buy(10, 1))).isNull();
        floor.trade(BOB, CAROL, SMALL, 100, 1);

        assertThat(reason(buy(106, 1))).isEqualTo(RejectReason.LIMIT_ABNORMAL_PRICE);
        assertThat(reason(sell(94, 1))).isEqualTo(RejectReason.LIMIT_ABNORMAL_PRICE);
        assertThat(reason(buy(105, 1))).isNull();
        assertThat(reason(sell(95, 1))).isNull();
    }

    @Test
    @Tag("LIM-020")
    void anOrderDoesNotStayOpenTooLong() {
        open("10000", 100);
        set(rule(LimitRule.EXECUTION_TIMEOUT, 30_000));
        floor.run(buy(90, 1));
        floor.timeMillis += 30_000;
        assertThat(reason(buy(90, 1))).isNull();

        floor.restart();
        floor.timeMillis += 1;
        assertThat(reason(buy(90, 1))).isEqualTo(RejectReason.LIMIT_EXECUTION_TIMEOUT);
    }

    @Test
    @Tag("LIM-021")
    @Tag("LIM-022")
    void theFirstRuleIsTheReasonAndOneThatIsOffIsNone() {
        open("10000", 100);
        set(rule(LimitRule.SINGLE_ORDER, 50_000), rule(LimitRule.POSITION_SIZE, usdt("100")));
        assertThat(reason(buy(100, 6))).isEqualTo(RejectReason.LIMIT_SINGLE_ORDER);

        set(new LimitSetting(LimitRule.SINGLE_ORDER, false, 50_000, 0));
        assertThat(reason(buy(100, 6))).isNull();
    }

    @Test
    @Tag("LIM-023")
    void whatIsTransferredIsNeitherWonNorLost() {
        open("10000", 100);
        set(rule(LimitRule.DRAWDOWN, 100_000));

        floor.run(new TransferCommand.Out(new TransferId(9, 1), ALICE, Asset.USDT, usdt("5000")));
        assertThat(reason(buy(100, 1))).isNull();
        floor.deposit(ALICE, usdt("5000"));
        assertThat(reason(buy(100, 1))).isNull();
    }

    @Test
    @Tag("LIM-030")
    void anOverrideHoldsUntilItExpires() {
        open("10000", 100);
        set(rule(LimitRule.SINGLE_ORDER, 50_000));
        override(LimitRule.SINGLE_ORDER, 100_000, 90_000);

        floor.timeMillis = 89_999;
        floor.restart();
        assertThat(reason(buy(100, 10))).isNull();
        floor.timeMillis = 90_000;
        assertThat(reason(buy(100, 10))).isEqualTo(RejectReason.LIMIT_SINGLE_ORDER);
    }

    @Test
    @Tag("LIM-031")
    void anOverrideEndsAPause() {
        open("10000", 100);
        set(rule(LimitRule.CONSECUTIVE_FAILURES, 3, 300_000));
        fail(3);
        override(LimitRule.CONSECUTIVE_FAILURES, 5, 90_000);

        assertThat(reason(buy(100, 1))).isNull();
        fail(4);
        assertThat(reason(buy(100, 1))).isNull();
        fail(1);
        assertThat(reason(buy(100, 1))).isEqualTo(RejectReason.LIMIT_CONSECUTIVE_FAILURES);
    }

    @Test
    @Tag("LIM-032")
    void anOverrideLiftsTheSafeMode() {
        open("10000", 100);
        set(rule(LimitRule.SAFE_MODE, 0));
        override(LimitRule.SAFE_MODE, 0, 90_000);

        assertThat(reason(buy(100, 1))).isNull();
        floor.timeMillis = 90_000;
        assertThat(reason(buy(100, 1))).isEqualTo(RejectReason.LIMIT_SAFE_MODE);
    }

    @Test
    @Tag("LIM-033")
    void onlyARuleOfTheProfileIsOverriddenAndNotInThePast() {
        open("10000", 100);
        assertThat(refusal(override(1, LimitRule.SINGLE_ORDER, 1, 90_000))).isEqualTo(RejectReason.UNSUPPORTED);
        set(rule(LimitRule.SINGLE_ORDER, 50_000));

        assertThat(refusal(override(2, LimitRule.SLIPPAGE, 1, 90_000))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(refusal(override(2, LimitRule.SINGLE_ORDER, -1, 90_000))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(refusal(override(2, LimitRule.SINGLE_ORDER, 1, floor.timeMillis)))
                .isEqualTo(RejectReason.DEADLINE_PASSED);
    }

    private RejectReason refusal(AdminCommand command) {
        return ((BookFact.Rejected) floor.submit(command).getFirst().fact()).reason();
    }

    @Test
    @Tag("LIM-040")
    void onlyAHigherVersionCountsAndTheLastOneIsSaidAgain() {
        open("10000", 100);
        AdminCommand.SetLimits fifth = profile(5, rule(LimitRule.SAFE_MODE, 0));
        floor.submit(fifth);

        Change other = new Change(new RequestId(7, 7), 5, 5, "asked for by another desk");
        assertThat(refusal(new AdminCommand.SetLimits(other, ALICE, List.of())))
                .isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        assertThat(refusal(profile(4))).isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        assertThat(floor.submit(fifth).getFirst().fact())
                .isEqualTo(new LimitFact.ProfileSet(fifth.change(), ALICE, fifth.settings()));
        assertThat(floor.submit(profile(6)).getFirst().fact()).isInstanceOf(LimitFact.ProfileSet.class);
        assertThat(refusal(new AdminCommand.SetLimits(change(1), 9_999_999, List.of())))
                .isEqualTo(RejectReason.ACCOUNT_UNKNOWN);
    }

    @Test
    @Tag("LIM-041")
    void aProfileThatIsNotSoundIsRefusedWhole() {
        open("10000", 100);
        LimitSetting single = rule(LimitRule.SINGLE_ORDER, 50_000);

        assertThat(refusal(profile(1, rule(LimitRule.SLIPPAGE, 1), single))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(refusal(profile(1, single, single))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(refusal(profile(1, rule(LimitRule.DRAWDOWN, -1)))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(refusal(profile(1, rule(LimitRule.FAST_MARKET, 1, 60_001)))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(floor.engine())
                .satisfies(engine -> assertThat(reason(buy(100, 50))).isNull());
    }

    @Test
    @Tag("LIM-042")
    void theHistoryKeepsTheLastSettings() {
        open("10000", 100);
        for (int i = 0; i < 33; i++) {
            set(rule(LimitRule.SINGLE_ORDER, 50_000 + i));
        }

        LimitsView limits = floor.view(ALICE).limits();
        assertThat(limits.version()).isEqualTo(33);
        assertThat(limits.settings()).containsExactly(rule(LimitRule.SINGLE_ORDER, 50_032));
        assertThat(limits.history()).hasSize(32).first().satisfies(each -> {
            assertThat(each.change()).isEqualTo(change(2));
            assertThat(each.timeMillis()).isEqualTo(floor.timeMillis);
        });
    }

    @Test
    @Tag("LIM-043")
    void aProfileThatEndsIsForgotten() {
        loseWith("10000", 90, rule(LimitRule.DRAWDOWN, 100_000));
        assertThat(reason(buy(90, 1))).isEqualTo(RejectReason.LIMIT_DRAWDOWN);

        set();
        assertThat(reason(buy(90, 1))).isNull();
        set(rule(LimitRule.DRAWDOWN, 100_000));
        assertThat(reason(buy(90, 1))).isNull();
        assertThat(floor.view(ALICE).limits().history()).hasSize(3);
    }
}
