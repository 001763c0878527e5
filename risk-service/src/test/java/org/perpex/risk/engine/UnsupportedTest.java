package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** What the contract knows and this engine does not offer yet is refused, with a reason, and changes nothing. */
class UnsupportedTest {

    private static final RequestId REQUEST = new RequestId(3, 4);
    private static final Change CHANGE = new Change(REQUEST, 1, 5, "because");

    private Floor floor = new Floor();

    @BeforeEach
    void open() {
        floor = Floor.with(small(NO_FEES), 100);
        floor.deposit(ALICE, usdt("1000"));
    }

    static List<RiskInput> unsupported() {
        return List.of(
                new OrderCommand.SetCountdown(REQUEST, FOREVER, ALICE, SMALL, 1_000),
                new TriggerCommand.CancelAll(REQUEST, FOREVER, ALICE, SMALL),
                new AccountCommand.SetPositionMode(REQUEST, FOREVER, ALICE, 0, PositionMode.HEDGE),
                new AdminCommand.SetFees(CHANGE, ALICE, 0, 100, 200));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void isRefusedAndNotPassedOn(RiskInput input) {
        List<Floor.Said> said = floor.submit(input);

        assertThat(said).singleElement().satisfies(answer -> {
            assertThat(answer.destination()).isEqualTo(Destination.TRADE_REJECTED);
            assertThat(answer.fact()).isInstanceOfSatisfying(BookFact.Rejected.class, refused -> {
                assertThat(refused.request()).isEqualTo(REQUEST);
                assertThat(refused.reason()).isEqualTo(RejectReason.UNSUPPORTED);
            });
        });
    }

    @Test
    void otherReasonsComeFirstAndARepetitionIsAnsweredAlike() {
        assertThat(reason(new OrderCommand.SetCountdown(request(), 0, ALICE, SMALL, 1)))
                .isEqualTo(RejectReason.DEADLINE_PASSED);
        assertThat(reason(new OrderCommand.SetCountdown(request(), FOREVER, BOB, SMALL, 1)))
                .isEqualTo(RejectReason.ACCOUNT_UNKNOWN);
        var unknown = new OrderCommand.SetCountdown(request(), FOREVER, ALICE, 9, 1);
        assertThat(reason(unknown)).isEqualTo(RejectReason.MARKET_UNKNOWN);
        assertThat(reason(unknown)).isEqualTo(RejectReason.MARKET_UNKNOWN);
    }

    @Test
    void anOrderWithTermsThatAreNotFollowedIsRefused() {
        OrderTerms closing = new OrderTerms(0, PriceMatch.NONE, false, true, false);
        OrderTerms quote = new OrderTerms(0, PriceMatch.NONE, false, false, true);

        assertThat(reason(TermsTest.with(limit(ALICE, SMALL, Side.BUY, 100, 10), closing)))
                .isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(reason(TermsTest.with(limit(ALICE, SMALL, Side.BUY, 100, 10), quote)))
                .isEqualTo(RejectReason.UNSUPPORTED);
    }

    /** The book says it of its own accord: to stop there would stop the exchange. */
    @Test
    void aTrippedBreakerIsHeardAndChangesNothing() {
        assertThat(floor.submit(new GuardFact.BreakerTripped(SMALL, 106, 100, 1, 300_000)))
                .isEmpty();
    }

    @Test
    void aMarketWithTermsThatAreNotFollowedIsNotListed() {
        MarketSpec plain = small(NO_FEES);
        MarketSpec guarded = new MarketSpec(
                plain.market(),
                plain.symbol(),
                plain.product(),
                plain.base(),
                plain.quote(),
                plain.units(),
                plain.limits(),
                plain.fees(),
                plain.brackets(),
                new MarketSpec.Guards(1_000, 0, 0, 0, 0, 0, 0),
                MarketSpec.Funding.STANDARD,
                LiquidationProfile.TIERED);

        assertThat(floor.submit(new MarketCommand.ListMarket(guarded))).isEmpty();
        assertThat(floor.submit(new MarketCommand.ListMarket(plain))).hasSize(1);
    }

    private RejectReason reason(RiskInput input) {
        return ((BookFact.Rejected) floor.submit(input).getFirst().fact()).reason();
    }
}
