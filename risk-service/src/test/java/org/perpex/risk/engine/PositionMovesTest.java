package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** The examples of {@code docs/concepts/liquidation.md} on positions that move without orders. */
class PositionMovesTest {

    private static final RequestId REQUEST = new RequestId(3, 4);

    private final Floor floor = Floor.with(small(NO_FEES), 100);

    @BeforeEach
    void open() {
        for (long account : new long[] {ALICE, BOB, CAROL}) {
            floor.deposit(account, usdt("1000"));
        }
    }

    private static PositionFact.Moved moved(MoveCause cause, long to, long lots, long ticks) {
        return new PositionFact.Moved(
                REQUEST, SMALL, 9, cause, ALICE, PositionSide.BOTH, to, PositionSide.BOTH, lots, ticks);
    }

    @Test
    @Tag("LIQ-001")
    void aTakeOverMovesThePositionAtItsPrice() {
        floor.trade(ALICE, BOB, SMALL, 100, 3);

        List<AccountFact.PositionMoved> sides =
                floor.run(moved(MoveCause.TAKE_OVER, CAROL, 3, 90), AccountFact.PositionMoved.class);

        assertThat(sides)
                .containsExactly(
                        new AccountFact.PositionMoved(
                                REQUEST,
                                ALICE,
                                SMALL,
                                PositionSide.BOTH,
                                9,
                                MoveCause.TAKE_OVER,
                                -3,
                                90,
                                -usdt("30"),
                                0,
                                0,
                                0,
                                usdt("970"),
                                0,
                                -usdt("30"),
                                0,
                                3,
                                false),
                        new AccountFact.PositionMoved(
                                REQUEST,
                                CAROL,
                                SMALL,
                                PositionSide.BOTH,
                                9,
                                MoveCause.TAKE_OVER,
                                3,
                                90,
                                0,
                                0,
                                3,
                                usdt("270"),
                                usdt("1000"),
                                0,
                                0,
                                usdt("270"),
                                4,
                                true));
        assertThat(floor.holding(CAROL, SMALL).positionLots()).isEqualTo(3);
        assertThat(floor.holding(BOB, SMALL).positionLots()).isEqualTo(-3);
    }

    @Test
    @Tag("LIQ-002")
    void deleveragingClosesBothSides() {
        floor.trade(ALICE, BOB, SMALL, 100, 2);
        floor.trade(ALICE, CAROL, SMALL, 100, 1);

        var sides = floor.run(moved(MoveCause.DELEVERAGE, BOB, 2, 90), AccountFact.PositionMoved.class);

        assertThat(sides).extracting(AccountFact.PositionMoved::realizedUnits).containsExactly(-usdt("20"), usdt("20"));
        assertThat(floor.holding(ALICE, SMALL).positionLots()).isEqualTo(1);
        assertThat(floor.holding(BOB, SMALL).positionLots()).isZero();
        assertThat(floor.market(SMALL).longLots()).isEqualTo(1);
    }

    @Test
    @Tag("LIQ-003")
    void aSettledMarketHasNoPositionsAndNoOrders() {
        floor.trade(ALICE, BOB, SMALL, 100, 3);
        floor.run(limit(ALICE, SMALL, Side.SELL, 105, 3));

        var said = floor.run(new MarketCommand.SettleMarket(REQUEST, SMALL, 110), AccountFact.class);

        assertThat(said.getFirst())
                .isInstanceOfSatisfying(
                        AccountFact.OrderClosed.class,
                        closed -> assertThat(closed.reason()).isEqualTo(CloseReason.SETTLEMENT));
        assertThat(said.subList(1, 3))
                .extracting(fact -> ((AccountFact.PositionMoved) fact).cause())
                .containsOnly(MoveCause.SETTLEMENT);
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("1030"));
        assertThat(floor.wallet(BOB)).isEqualTo(usdt("970"));
        assertThat(floor.market(SMALL))
                .extracting(MarketView::longLots, MarketView::shortLots, MarketView::clearingUnits)
                .containsExactly(0L, 0L, 0L);
    }

    @Test
    void aPriceThatTheMarketDoesNotListSettlesNothing() {
        floor.trade(ALICE, BOB, SMALL, 100, 3);

        assertThat(refusal(new MarketCommand.SettleMarket(REQUEST, SMALL, 0)))
                .isEqualTo(RejectReason.PRICE_OUT_OF_RANGE);
        assertThat(refusal(new MarketCommand.SettleMarket(REQUEST, SMALL, 100_001)))
                .isEqualTo(RejectReason.PRICE_OUT_OF_RANGE);
        assertThat(refusal(new MarketCommand.SettleMarket(REQUEST, BTC, 100))).isEqualTo(RejectReason.MARKET_UNKNOWN);
        assertThat(floor.market(SMALL).longLots()).isEqualTo(3);
    }

    private RejectReason refusal(MarketCommand.SettleMarket settle) {
        List<Floor.Said> said = floor.run(settle);
        assertThat(said).hasSize(1);
        return ((BookFact.Rejected) said.getFirst().fact()).reason();
    }
}
