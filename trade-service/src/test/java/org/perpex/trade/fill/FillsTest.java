package org.perpex.trade.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;
import org.perpex.common.spring.dialect.DialectError;

class FillsTest {

    private static final FillHistory.Page PAGE = new FillHistory.Page(1024, 1, 0, 0, 0, Long.MAX_VALUE, 500);
    private static final Fill FILL =
            new Fill(1024, 1, 9, 4_711, Side.BUY, PositionSide.BOTH, true, 618_002, 200, 5, 0, 1_700_000_000_000L);

    /** A read model that follows one trade behind another each time it is looked at. */
    private static final class LateHistory implements FillHistory {

        private final long reaches;
        private long lastTrade = 5;

        LateHistory(long reaches) {
            this.reaches = reaches;
        }

        @Override
        public List<Fill> list(Page page) {
            return lastTrade >= FILL.tradeNumber() ? List.of(FILL) : List.of();
        }

        @Override
        public long lastTrade(int market) {
            assertThat(market).isEqualTo(PAGE.market());
            lastTrade = Math.min(lastTrade + 1, reaches);
            return lastTrade;
        }
    }

    @Test
    void waitsForTheFillsOfTheLastTradeThatWasShown() {
        Fills fills = new Fills(new LateHistory(9), market -> market == PAGE.market() ? FILL.tradeNumber() : 0);

        assertThat(fills.list(PAGE)).containsExactly(FILL);
    }

    @Test
    void refusesToAnswerWithoutAFillThatWasShown() {
        Fills fills = new Fills(new LateHistory(8), market -> FILL.tradeNumber());

        assertThatThrownBy(() -> fills.list(PAGE))
                .hasMessage(DialectError.DISCONNECTED.exception().getMessage());
    }

    @Test
    void waitsForNothingWhereNothingWasTraded() {
        Fills fills = new Fills(new LateHistory(6), market -> 0);

        assertThat(fills.list(PAGE)).isEmpty();
    }
}
