package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TransferId;

/** The examples of isolated margin in {@code docs/concepts/margin.md}. */
class IsolatedTest {

    private final Floor floor = Floor.with(small(NO_FEES), 100);

    @BeforeEach
    void open() {
        floor.deposit(ALICE, usdt("1000"));
        floor.deposit(BOB, usdt("10000"));
    }

    private static AccountCommand.SetMarginMode mode(MarginMode mode) {
        return new AccountCommand.SetMarginMode(request(), FOREVER, ALICE, SMALL, mode);
    }

    private static AccountCommand.MoveIsolatedMargin move(String amount) {
        return new AccountCommand.MoveIsolatedMargin(request(), FOREVER, ALICE, SMALL, PositionSide.BOTH, usdt(amount));
    }

    /** Alice buys ten at 100, isolated. */
    private void buyTen() {
        floor.run(mode(MarginMode.ISOLATED));
        floor.trade(ALICE, BOB, SMALL, 100, 10);
    }

    private void assertIsolated(String units, String wallet, String free) {
        assertThat(floor.holding(ALICE, SMALL).isolatedUnits()).isEqualTo(usdt(units));
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt(wallet));
        // What may leave is what may be used: nothing of an isolated position's profit counts.
        assertThat(isTaken(usdt(free) + 1)).as("more than is free").isFalse();
        assertThat(isTaken(usdt(free))).isTrue();
        floor.deposit(ALICE, usdt(free));
    }

    private boolean isTaken(long units) {
        Message answer = floor.run(
                        new TransferCommand.Out(new TransferId(4, request().low()), ALICE, Asset.USDT, units))
                .getFirst()
                .fact();
        return ((AccountFact.TransferApplied) answer).accepted();
    }

    private RejectReason refusal(RiskInput input) {
        Floor.Said said = floor.run(input).getFirst();
        assertThat(said.destination()).isEqualTo(Destination.TRADE_REJECTED);
        return ((BookFact.Rejected) said.fact()).reason();
    }

    @Test
    @Tag("RISK-090")
    void theMarginOfWhatIsOpenedIsSetAside() {
        buyTen();
        assertIsolated("50", "1000", "950");
        floor.mark(SMALL, 104);
        assertIsolated("50", "1000", "950");
        byte[] state = Floor.state(floor.engine());
        floor.restart();
        assertThat(Floor.state(floor.engine())).isEqualTo(state);
    }

    @Test
    @Tag("RISK-091")
    void closingGivesItsPartBack() {
        buyTen();
        floor.mark(SMALL, 104);
        floor.trade(BOB, ALICE, SMALL, 104, 4);
        assertIsolated("30", "1016", "986");
        floor.trade(BOB, ALICE, SMALL, 104, 6);
        assertIsolated("0", "1040", "1040");
    }

    @Test
    @Tag("RISK-092")
    void whatIsGivenBackIsRoundedDown() {
        buyTen();
        floor.run(move("0.00000001"));
        floor.trade(BOB, ALICE, SMALL, 100, 3);
        assertIsolated("35.00000001", "1000", "964.99999999");
    }

    @Test
    @Tag("RISK-093")
    void aLossBeyondItsPartIsBorneByTheRestOfTheMargin() {
        buyTen();
        floor.trade(BOB, ALICE, SMALL, 90, 4);
        assertIsolated("10", "960", "950");
    }

    @Test
    @Tag("RISK-094")
    void aPositionThatIsTurnedOverHasTheMarginOfWhatIsNew() {
        buyTen();
        floor.trade(BOB, ALICE, SMALL, 100, 15);
        assertIsolated("25", "1000", "975");
    }

    @Test
    @Tag("RISK-095")
    void marginIsAddedOfWhatMayLeaveTheWallet() {
        buyTen();
        var add = move("20");
        Message moved = new SettingFact.IsolatedMarginMoved(
                add.request(), ALICE, SMALL, PositionSide.BOTH, usdt("20"), usdt("70"), usdt("1000"));
        assertThat(floor.submit(add)).containsExactly(new Floor.Said(Destination.ASSET, moved));
        assertThat(floor.submit(add)).as("moved once").isEmpty();
        assertIsolated("70", "1000", "930");
        assertThat(refusal(move("930.00000001"))).isEqualTo(RejectReason.BALANCE_INSUFFICIENT);
        floor.run(move("930"));
        assertThat(floor.holding(ALICE, SMALL).isolatedUnits()).isEqualTo(usdt("1000"));
        assertThat(isTaken(1)).isFalse();
    }

    @Test
    @Tag("RISK-096")
    void marginIsTakenAwayAsFarAsThePositionDoesNotNeedIt() {
        buyTen();
        floor.run(move("20"));
        floor.mark(SMALL, 98);
        assertThat(refusal(move("-1.00000001"))).isEqualTo(RejectReason.ISOLATED_MARGIN_INSUFFICIENT);
        floor.mark(SMALL, 110);
        assertThat(refusal(move("-15.00000001"))).isEqualTo(RejectReason.ISOLATED_MARGIN_INSUFFICIENT);
        floor.run(move("-15"));
        assertIsolated("55", "1000", "945");
    }

    @Test
    @Tag("RISK-097")
    void marginMovesOnlyWhereAnIsolatedPositionIs() {
        assertThat(refusal(move("0"))).isEqualTo(RejectReason.AMOUNT_NOT_POSITIVE);
        assertThat(refusal(move("1"))).isEqualTo(RejectReason.NO_POSITION);
        floor.trade(ALICE, BOB, SMALL, 100, 10);
        assertThat(refusal(move("1"))).as("cross").isEqualTo(RejectReason.NO_POSITION);
        assertThat(refusal(
                        new AccountCommand.MoveIsolatedMargin(request(), FOREVER, ALICE, SMALL, PositionSide.LONG, 1)))
                .isEqualTo(RejectReason.POSITION_SIDE_MISMATCH);
    }

    @Test
    @Tag("RISK-098")
    void theModeChangesOnlyWhileNothingOfTheMarketRestsOnIt() {
        assertThat(refusal(mode(MarginMode.CROSS))).isEqualTo(RejectReason.MARGIN_MODE_UNCHANGED);
        floor.run(limit(ALICE, SMALL, Side.BUY, 100, 10));
        assertThat(refusal(mode(MarginMode.ISOLATED))).isEqualTo(RejectReason.MARGIN_MODE_WITH_ORDERS);
        floor.run(limit(BOB, SMALL, Side.SELL, 100, 10));
        assertThat(refusal(mode(MarginMode.ISOLATED))).isEqualTo(RejectReason.MARGIN_MODE_WITH_POSITION);
        floor.trade(BOB, ALICE, SMALL, 100, 10);

        var isolated = mode(MarginMode.ISOLATED);
        Message set = new SettingFact.MarginModeSet(isolated.request(), ALICE, SMALL, MarginMode.ISOLATED);
        assertThat(floor.submit(isolated)).containsExactly(new Floor.Said(Destination.ASSET, set));
        assertThat(floor.submit(isolated)).containsExactly(new Floor.Said(Destination.ASSET, set));
        floor.run(mode(MarginMode.CROSS));
        assertThat(floor.submit(isolated)).as("no longer true").isEmpty();
    }

    @Test
    @Tag("RISK-099")
    void fundingIsPaidFromTheMarginOfThePosition() {
        buyTen();
        floor.run(new FundingCommand.Pay(request(), SMALL, 1_000, 1_000_000, 100));
        assertIsolated("49", "999", "950");
        floor.run(new FundingCommand.Pay(request(), SMALL, 2_000, -1_000_000, 100));
        assertIsolated("50", "1000", "950");
    }

    @Test
    @Tag("RISK-116")
    void unrealisedProfitCarriesFundingBeyondTheMargin() {
        buyTen();
        floor.mark(SMALL, 110);
        floor.run(new FundingCommand.Pay(request(), SMALL, 1_000, 100_000_000, 110));
        assertIsolated("-60", "890", "950");
        floor.trade(BOB, ALICE, SMALL, 110, 10);
        assertIsolated("0", "990", "990");
    }

    @Test
    @Tag("RISK-100")
    void ordersAgainstThePositionAreNettedWithWhatItSetsFree() {
        buyTen();
        floor.mark(SMALL, 98);
        floor.run(limit(ALICE, SMALL, Side.SELL, 98, 20));
        assertThat(Margin.orderMarginUnits(floor.market(SMALL), floor.holding(ALICE, SMALL)))
                .isEqualTo(usdt("19"));
        assertIsolated("50", "1000", "931");
    }

    @Test
    void autoAddIsKeptAndToldAgain() {
        var on = new AccountCommand.SetAutoAddMargin(request(), FOREVER, ALICE, SMALL, true);
        List<Floor.Said> told = floor.submit(on);

        assertThat(told)
                .containsExactly(new Floor.Said(
                        Destination.ASSET, new SettingFact.AutoAddMarginSet(on.request(), ALICE, SMALL, true)));
        assertThat(floor.submit(on)).isEqualTo(told);
        assertThat(floor.holding(ALICE, SMALL).autoAddMargin()).isTrue();
    }
}
