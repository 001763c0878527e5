package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;

/** How long facts wait: what moves money no longer than it may linger. */
class CutsTest {

    private static final SettlementSettings SETTINGS =
            new SettlementSettings(4_000, 1_000, Duration.ofMillis(200), Duration.ofSeconds(10), false);
    private static final RequestId REQUEST = new RequestId(1, 2);

    private final Cuts cuts = new Cuts();

    static Stream<Message> factsWithMoney() {
        return Stream.of(
                new FundingFact.Paid(2_048, 1, PositionSide.BOTH, 1, 1, 1, 1, 5, 5, 0),
                new FundingFact.Settled(REQUEST, 1, 1, 1, 1, 2, 6, 5, 1),
                new LiquidationFact.InsurancePaid(2_048, 1, Asset.USDT, 5, 5, 5, 0),
                new AccountFact.PositionMoved(
                        REQUEST,
                        2_048,
                        1,
                        PositionSide.BOTH,
                        1,
                        MoveCause.TAKE_OVER,
                        1,
                        1,
                        5,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        1,
                        false));
    }

    @ParameterizedTest
    @MethodSource("factsWithMoney")
    void whatMovesMoneyIsDueAfterItsLinger(Message fact) {
        cuts.add(List.of(new Fact(1, 0, 0, fact)), 1, 1_000);

        assertThat(cuts.contentSize()).isEqualTo(1);
        assertThat(cuts.isDue(SETTINGS, 1_199)).isFalse();
        assertThat(cuts.isDue(SETTINGS, 1_200)).isTrue();
        cuts.settled(cuts.next(SETTINGS), 1_200);
        assertThat(cuts.contentSize()).isZero();
        assertThat(cuts.size()).isZero();
    }

    @Test
    void whatMovesNothingWaitsAsLongAsTheMarkMayStay() {
        cuts.add(List.of(new Fact(1, 0, 0, new LiquidationFact.Frozen(2_048, 0, 1, 2))), 1, 1_000);

        assertThat(cuts.contentSize()).isZero();
        assertThat(cuts.isDue(SETTINGS, 10_999)).isFalse();
        assertThat(cuts.isDue(SETTINGS, 11_000)).isTrue();
    }
}
