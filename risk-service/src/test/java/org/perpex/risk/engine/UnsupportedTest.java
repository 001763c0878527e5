package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.ParentCommand;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** What the contract knows and this engine does not offer yet is refused, with a reason, and changes nothing. */
class UnsupportedTest {

    private static final RequestId REQUEST = new RequestId(3, 4);

    private Floor floor = new Floor();

    @BeforeEach
    void open() {
        floor = Floor.with(small(NO_FEES), 100);
        floor.deposit(ALICE, usdt("1000"));
    }

    static List<RiskInput> unsupported() {
        return List.of(new ParentCommand.Cancel(REQUEST, FOREVER, ALICE, SMALL, 1, ""));
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
        assertThat(reason(new ParentCommand.Cancel(request(), 0, ALICE, SMALL, 1, "")))
                .isEqualTo(RejectReason.DEADLINE_PASSED);
        assertThat(reason(new ParentCommand.Cancel(request(), FOREVER, BOB, SMALL, 1, "")))
                .isEqualTo(RejectReason.ACCOUNT_UNKNOWN);
        var unknown = new ParentCommand.Cancel(request(), FOREVER, ALICE, 9, 1, "");
        assertThat(reason(unknown)).isEqualTo(RejectReason.MARKET_UNKNOWN);
        assertThat(reason(unknown)).isEqualTo(RejectReason.MARKET_UNKNOWN);
    }

    @Test
    void anOrderWithTermsThatAreNotFollowedIsRefused() {
        OrderTerms closing = new OrderTerms(0, PriceMatch.NONE, false, true, false);

        assertThat(reason(TermsTest.with(limit(ALICE, SMALL, Side.BUY, 100, 10), closing)))
                .isEqualTo(RejectReason.UNSUPPORTED);
    }

    private RejectReason reason(RiskInput input) {
        return ((BookFact.Rejected) floor.submit(input).getFirst().fact()).reason();
    }
}
