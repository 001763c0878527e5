package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** What the book guards passes through the account engine, and what the book says about it changes no account. */
class GuardsTest {

    private static final RequestId REQUEST = new RequestId(3, 4);

    private Floor floor = new Floor();

    @BeforeEach
    void open() {
        floor = Floor.with(small(NO_FEES), 100);
        floor.deposit(ALICE, usdt("1000"));
    }

    private record Passing(OrderCommand command, BookCommand passed) {}

    static List<Passing> commands() {
        return List.of(
                new Passing(
                        new OrderCommand.SetCountdown(REQUEST, FOREVER, ALICE, SMALL, 1_000),
                        new BookCommand.SetCountdown(REQUEST, ALICE, SMALL, 1_000)),
                new Passing(
                        new OrderCommand.SetProtection(REQUEST, FOREVER, ALICE, SMALL, 1_000, 20, 3, 500),
                        new BookCommand.SetProtection(REQUEST, ALICE, SMALL, 1_000, 20, 3, 500)),
                new Passing(
                        new OrderCommand.ResetProtection(REQUEST, FOREVER, ALICE, SMALL),
                        new BookCommand.ResetProtection(REQUEST, ALICE, SMALL)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void passesOnceToTheBookWhichJudgesItsBounds(Passing each) {
        assertThat(floor.submit(each.command)).containsExactly(new Floor.Said(Destination.ORDER, each.passed));
        assertThat(floor.submit(each.command)).isEmpty();
    }

    @Test
    void whatTheBookRefusedIsRefusedAgainWhenItIsRepeated() {
        var countdown = new OrderCommand.SetCountdown(REQUEST, FOREVER, ALICE, SMALL, -1);
        floor.submit(countdown);
        BookFact.Rejected refusal = new BookFact.Rejected(REQUEST, 0, ALICE, SMALL, RejectReason.COUNTDOWN_INVALID);
        assertThat(floor.submit(refusal)).isEmpty();

        assertThat(floor.submit(countdown)).containsExactly(new Floor.Said(Destination.TRADE_REJECTED, refusal));
    }

    @Test
    void isRefusedForWhatSpeaksAgainstAnyCommandAndARepetitionIsAnsweredAlike() {
        assertThat(reason(new OrderCommand.SetCountdown(request(), 0, ALICE, SMALL, 1)))
                .isEqualTo(RejectReason.DEADLINE_PASSED);
        assertThat(reason(new OrderCommand.SetProtection(request(), FOREVER, BOB, SMALL, 1, 1, 1, 1)))
                .isEqualTo(RejectReason.ACCOUNT_UNKNOWN);
        var unknown = new OrderCommand.ResetProtection(request(), FOREVER, ALICE, 9);
        assertThat(reason(unknown)).isEqualTo(RejectReason.MARKET_UNKNOWN);
        assertThat(reason(unknown)).isEqualTo(RejectReason.MARKET_UNKNOWN);
    }

    static List<GuardFact> facts() {
        return List.of(
                new GuardFact.CountdownSet(REQUEST, ALICE, SMALL, 5_000),
                new GuardFact.CountdownEnded(ALICE, SMALL, 2),
                new GuardFact.ProtectionSet(REQUEST, ALICE, SMALL, 1_000, 20, 3, 500),
                new GuardFact.ProtectionTripped(ALICE, SMALL, 21, 2, 5_000),
                new GuardFact.ProtectionReset(REQUEST, ALICE, SMALL),
                new GuardFact.BreakerTripped(SMALL, 106, 100, 1, 300_000));
    }

    /** Some the book says of its own accord: to stop there would stop the exchange. */
    @ParameterizedTest
    @MethodSource("facts")
    void whatTheBookSaysOfItsGuardsIsHeardAndChangesNothing(GuardFact fact) {
        byte[] before = Floor.state(floor.engine());

        assertThat(floor.submit(fact)).isEmpty();
        assertThat(Floor.state(floor.engine())).isEqualTo(before);
    }

    @Test
    void anOrderMayCountForItsMakersProtection() {
        OrderTerms quote = new OrderTerms(0, PriceMatch.NONE, false, false, true);
        Message placed = floor.submit(TermsTest.with(limit(ALICE, SMALL, Side.BUY, 100, 10), quote))
                .getFirst()
                .fact();

        assertThat(placed)
                .isInstanceOfSatisfying(
                        BookCommand.Place.class,
                        place -> assertThat(place.order().terms().quote()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(MarketPhase.class)
    void everyPhaseReachesTheBook(MarketPhase phase) {
        var command = new MarketCommand.SetPhase(SMALL, phase, PhaseCause.ADMINISTRATION);

        assertThat(floor.submit(command)).containsExactly(new Floor.Said(Destination.ORDER, command));
    }

    @Test
    void aMarketMayHaveGuardsOtherFundingAndAnotherTableOfLiquidation() {
        MarketSpec plain = small(NO_FEES);
        var list = new MarketCommand.ListMarket(new MarketSpec(
                plain.market(),
                plain.symbol(),
                plain.product(),
                plain.base(),
                plain.quote(),
                plain.units(),
                plain.limits(),
                plain.fees(),
                plain.brackets(),
                new MarketSpec.Guards(1_000, 50_000, 300_000, 300_000, 60_000, 50_000, 10),
                new MarketSpec.Funding(4, 0, 0, 1_000, -1_000, 1),
                LiquidationProfile.STAGED));

        assertThat(floor.submit(list)).containsExactly(new Floor.Said(Destination.ORDER, list));
        floor.restart();
        assertThat(floor.market(SMALL).spec()).isEqualTo(list.spec());
    }

    private RejectReason reason(OrderCommand input) {
        return ((BookFact.Rejected) floor.submit(input).getFirst().fact()).reason();
    }
}
