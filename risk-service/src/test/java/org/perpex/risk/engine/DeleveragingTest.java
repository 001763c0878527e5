package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.core.PositionSide;

/** The examples of {@code docs/concepts/liquidation.md} on who is closed against a bankrupt position. */
class DeleveragingTest {

    private static final List<Deleveraging.Ranked> SIX = List.of(
            scored(1, 10, 3), scored(2, 10, 6), scored(3, 20, 1), scored(4, 30, 4), scored(5, 20, 5), scored(6, 10, 2));

    private static Deleveraging.Ranked scored(long account, long lots, long score) {
        return new Deleveraging.Ranked(account, PositionSide.BOTH, lots, score, 1);
    }

    @Test
    @Tag("LIQ-060")
    void f16TheHighestScoresAreClosedFirst() {
        assertThat(Deleveraging.pick(SIX, 20))
                .containsExactly(
                        new Counterparty(2, PositionSide.BOTH, 10), new Counterparty(5, PositionSide.BOTH, 10));
    }

    @Test
    @Tag("LIQ-061")
    void f16QuantilesAreFifthsOfAllLots() {
        assertThat(SIX.stream().map(each -> Deleveraging.quantile(SIX, each))).containsExactly(2, 5, 1, 3, 4, 2);
    }

    @Test
    @Tag("LIQ-062")
    void f16TheScoreIsProfitTimesLeverage() {
        var ranked = Deleveraging.Ranked.of(1, PositionSide.BOTH, 1_000, usdt("50000"), usdt("5000"), usdt("10000"));

        assertThat(ranked.profitPpm()).isEqualTo(100_000);
        assertThat(ranked.leveragePpm()).isEqualTo(5_500_000);
    }

    @Test
    void losersComeLastTheLeastLeveragedLoserLastOfAll() {
        var winner = new Deleveraging.Ranked(1, PositionSide.BOTH, 1, 1, 1);
        var even = new Deleveraging.Ranked(2, PositionSide.BOTH, 1, 0, 9);
        var leveraged = new Deleveraging.Ranked(3, PositionSide.BOTH, 1, -10, 5);
        var loser = new Deleveraging.Ranked(4, PositionSide.BOTH, 1, -10, 2);

        assertThat(List.of(loser, even, leveraged, winner).stream().sorted(Deleveraging.FIRST_TO_CLOSE))
                .containsExactly(winner, even, leveraged, loser);
    }

    @Test
    void aShortIsRankedByItsOwnFigures() {
        var ranked = Deleveraging.Ranked.of(1, PositionSide.BOTH, 1_000, -usdt("50000"), usdt("5000"), usdt("9000"));

        assertThat(ranked.profitPpm()).isEqualTo(100_000);
        assertThat(ranked.leveragePpm()).isEqualTo(5_000_000);
    }

    @Test
    void equalScoresAreClosedInOrderOfAccountsAndFiguresThatMeanNothingAreCut() {
        var broke = Deleveraging.Ranked.of(9, PositionSide.BOTH, 1, 1, Long.MAX_VALUE / 4, 0);
        var alike = Deleveraging.Ranked.of(8, PositionSide.BOTH, 1, 1, Long.MAX_VALUE / 4, -5);

        assertThat(Deleveraging.FIRST_TO_CLOSE.compare(alike, broke)).isNegative();
        assertThat(Deleveraging.pick(List.of(broke, alike), 1).getFirst().account())
                .isEqualTo(8);
    }
}
