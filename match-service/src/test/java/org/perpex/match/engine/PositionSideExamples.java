package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.phase;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.ALICE;
import static org.perpex.match.engine.Fixtures.BOB;
import static org.perpex.match.engine.Fixtures.BTC_PERP;
import static org.perpex.match.engine.Fixtures.CAROL;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.request;
import static org.perpex.match.engine.Fixtures.sell;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;

/** The worked examples of accounts that have a long and a short position, for the engine and its model. */
abstract class PositionSideExamples {

    private static final RequestId REQUEST = request(-1);

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
    }

    private static Fixtures.Draft opensLong(long id, long lots, long price) {
        return buy(id, lots, price).by(ALICE).of(PositionSide.LONG);
    }

    private static Fixtures.Draft closesLong(long id, long lots, long price) {
        return sell(id, lots, price).by(ALICE).of(PositionSide.LONG).reducing();
    }

    private static Fixtures.Draft opensShort(long id, long lots, long price) {
        return sell(id, lots, price).by(ALICE).of(PositionSide.SHORT);
    }

    private static Fixtures.Draft closesShort(long id, long lots, long price) {
        return buy(id, lots, price).by(ALICE).of(PositionSide.SHORT).reducing();
    }

    /** Alice is long 60 and short 40: trades 1 and 2, levels 1 to 4. */
    private void holdBoth() {
        desk.rest(sell(901, 60, 100), opensLong(902, 60, 100), buy(903, 40, 100), opensShort(904, 40, 100));
    }

    @Test
    @Tag("MTCH-065")
    void closesEachPositionByItself() {
        holdBoth();
        desk.rest(buy(4, 100, 99));
        assertThat(desk.place(closesLong(5, 100, 99)))
                .containsExactly(
                        traded(3, closesLong(5, 100, 99), buy(4, 100, 99), 60, open(40, 40)),
                        closed(closesLong(5, 100, 99), CloseReason.REDUCE_ONLY, 40),
                        level(6, Side.BUY, 99, 40));
        assertThat(desk.place(closesLong(6, 1, 99)))
                .containsExactly(rejected(closesLong(6, 1, 99), RejectReason.REDUCE_ONLY_REJECTED));
        desk.rest(sell(7, 50, 101));
        assertThat(desk.place(closesShort(8, 50, 101)))
                .containsExactly(
                        traded(4, closesShort(8, 50, 101), sell(7, 50, 101), 40, open(10, 10)),
                        closed(closesShort(8, 50, 101), CloseReason.REDUCE_ONLY, 10),
                        level(8, Side.SELL, 101, 10));
        assertThat(desk.place(closesShort(9, 1, 101)))
                .containsExactly(rejected(closesShort(9, 1, 101), RejectReason.REDUCE_ONLY_REJECTED));
        assertThat(desk.place(sell(10, 1, 110).by(ALICE).reducing()))
                .as("no lots came to stand on the third side")
                .containsExactly(rejected(sell(10, 1, 110).by(ALICE), RejectReason.REDUCE_ONLY_REJECTED));
    }

    @Test
    @Tag("MTCH-066")
    void cutsTheOrdersOfTheSideThatShrinks() {
        holdBoth();
        desk.rest(closesLong(5, 60, 105), closesShort(6, 40, 95), buy(4, 30, 99));
        assertThat(desk.place(closesLong(7, 30, 99)))
                .containsExactly(
                        traded(3, closesLong(7, 30, 99), buy(4, 30, 99), 30, open(0, 0)),
                        closed(buy(4, 30, 99), CloseReason.FILLED, 0),
                        closed(closesLong(7, 30, 99), CloseReason.FILLED, 0),
                        level(8, Side.BUY, 99, 0),
                        level(9, Side.SELL, 105, 30));
        desk.rest(sell(8, 30, 98));
        assertThat(desk.place(closesShort(9, 30, 98)))
                .endsWith(level(11, Side.BUY, 95, 10), level(12, Side.SELL, 98, 0));
    }

    @Test
    @Tag("MTCH-067")
    void refusesWhatWouldTurnAPositionOver() {
        holdBoth();
        for (Fixtures.Draft draft : List.of(
                opensLong(5, 1, 90).reducing(),
                sell(6, 1, 110).by(ALICE).of(PositionSide.LONG),
                opensShort(7, 1, 110).reducing(),
                buy(8, 1, 90).by(ALICE).of(PositionSide.SHORT),
                opensLong(9, 1, 0).reducing())) {
            assertThat(desk.place(draft)).containsExactly(rejected(draft, RejectReason.POSITION_SIDE_MISMATCH));
        }
    }

    @Test
    @Tag("MTCH-068")
    void takesOverOneOfTwoPositions() {
        holdBoth();
        desk.rest(closesLong(5, 60, 105), closesShort(6, 40, 95));
        assertThat(desk.give(new BookCommand.TakeOver(REQUEST, ALICE, BTC_PERP, PositionSide.LONG, CAROL, 100, 90)))
                .containsExactly(
                        new BookFact.Closed(REQUEST, 5, ALICE, BTC_PERP, CloseReason.LIQUIDATION, 60),
                        new BookFact.Closed(REQUEST, 6, ALICE, BTC_PERP, CloseReason.LIQUIDATION, 40),
                        moved(3, MoveCause.TAKE_OVER, PositionSide.LONG, CAROL, PositionSide.BOTH, 60),
                        new PositionFact.MovesEnded(REQUEST, ALICE, BTC_PERP, MoveCause.TAKE_OVER, 60, 40),
                        level(7, Side.BUY, 95, 0),
                        level(8, Side.SELL, 105, 0));
        assertThat(desk.place(closesShort(7, 40, 95))).contains(rested(closesShort(7, 40, 95), 40));
    }

    @Test
    @Tag("MTCH-068")
    void deleveragesAgainstTheSideThatIsNamed() {
        holdBoth();
        desk.rest(sell(1, 30, 100), buy(2, 30, 100).by(BOB).of(PositionSide.LONG));
        desk.rest(buy(3, 5, 100), sell(4, 5, 100).by(BOB).of(PositionSide.SHORT));
        BookCommand.Deleverage command = new BookCommand.Deleverage(
                REQUEST,
                ALICE,
                BTC_PERP,
                PositionSide.SHORT,
                40,
                90,
                List.of(new Counterparty(BOB, PositionSide.SHORT, 5), new Counterparty(BOB, PositionSide.LONG, 40)));
        assertThat(desk.give(command))
                .containsExactly(
                        moved(5, MoveCause.DELEVERAGE, PositionSide.SHORT, BOB, PositionSide.LONG, -30),
                        new PositionFact.MovesEnded(REQUEST, ALICE, BTC_PERP, MoveCause.DELEVERAGE, 30, 10));
    }

    @Test
    @Tag("MTCH-069")
    void settlesEachPosition() {
        desk.rest(sell(901, 20, 100).by(BOB), sell(902, 40, 100).by(CAROL), opensLong(903, 60, 100));
        desk.rest(buy(904, 40, 100).by(CAROL), opensShort(905, 40, 100));
        assertThat(desk.give(new MarketCommand.SettleMarket(REQUEST, BTC_PERP, 95)))
                .containsExactly(
                        phase(MarketPhase.SETTLING),
                        new PositionFact.Settled(REQUEST, ALICE, BTC_PERP, PositionSide.LONG, 60, 95),
                        new PositionFact.Settled(REQUEST, ALICE, BTC_PERP, PositionSide.SHORT, -40, 95),
                        new PositionFact.Settled(REQUEST, BOB, BTC_PERP, PositionSide.BOTH, -20, 95),
                        new PositionFact.MarketSettled(REQUEST, BTC_PERP, 3, 60));
    }

    @Test
    @Tag("MTCH-070")
    void countsEachPositionAsOpenInterest() {
        MarketSpec.Guards guards = new MarketSpec.Guards(60, 0, 0, 0, 0, 0, 0);
        desk.give(new MarketCommand.ListMarket(Fixtures.spec(BTC_PERP, 1_000_000_000, 1, 1_000_000, guards)));
        desk.rest(sell(901, 60, 100), opensLong(902, 60, 100));
        assertThat(desk.place(opensShort(5, 1, 100)))
                .containsExactly(rejected(opensShort(5, 1, 100), RejectReason.OPEN_INTEREST_MAX));
        assertThat(desk.place(closesLong(6, 60, 110))).contains(rested(closesLong(6, 60, 110), 60));
    }

    @Test
    @Tag("MTCH-071")
    void isOneTraderOnBothSides() {
        desk.rest(opensShort(5, 10, 100));
        Fixtures.Draft taker = opensLong(6, 10, 100);
        assertThat(desk.place(taker.preventing(SelfTradePrevention.EXPIRE_TAKER)))
                .containsExactly(closed(taker, CloseReason.SELF_TRADE, 10));
        assertThat(desk.place(opensLong(7, 10, 100)))
                .contains(traded(1, opensLong(7, 10, 100), opensShort(5, 10, 100), 10, open(0, 0)));
        assertThat(desk.place(closesLong(8, 10, 110))).contains(rested(closesLong(8, 10, 110), 10));
        assertThat(desk.place(closesShort(9, 10, 90))).contains(rested(closesShort(9, 10, 90), 10));
    }

    @Test
    @Tag("MTCH-071")
    void isInOneTradeGroupWithBothSides() {
        desk.rest(opensShort(5, 10, 100).inGroup(7));
        desk.rest(opensLong(7, 1, 90).inGroup(8));
        Fixtures.Draft ofTheFormer = buy(8, 5, 100).inGroup(7).preventing(SelfTradePrevention.EXPIRE_TAKER);
        Fixtures.Draft ofTheLatter = buy(9, 5, 100).inGroup(8).preventing(SelfTradePrevention.EXPIRE_TAKER);
        assertThat(desk.place(ofTheLatter)).containsExactly(closed(ofTheLatter, CloseReason.SELF_TRADE, 5));
        assertThat(desk.place(ofTheFormer)).contains(closed(ofTheFormer, CloseReason.FILLED, 0));
    }

    @Test
    void cancelsTheOrdersOfAllSides() {
        desk.rest(opensLong(5, 1, 90), opensShort(6, 1, 110), buy(7, 1, 91).by(ALICE), opensShort(8, 1, 111));
        assertThat(desk.give(new BookCommand.CancelAll(REQUEST, ALICE, BTC_PERP, CloseReason.CANCELED)))
                .startsWith(
                        new BookFact.Closed(REQUEST, 5, ALICE, BTC_PERP, CloseReason.CANCELED, 1),
                        new BookFact.Closed(REQUEST, 6, ALICE, BTC_PERP, CloseReason.CANCELED, 1),
                        new BookFact.Closed(REQUEST, 7, ALICE, BTC_PERP, CloseReason.CANCELED, 1),
                        new BookFact.Closed(REQUEST, 8, ALICE, BTC_PERP, CloseReason.CANCELED, 1),
                        new BookFact.AllCanceled(REQUEST, ALICE, BTC_PERP, 4));
    }

    private static PositionFact.Moved moved(
            long number, MoveCause cause, PositionSide from, long to, PositionSide side, long lots) {
        return new PositionFact.Moved(REQUEST, BTC_PERP, number, cause, ALICE, from, to, side, lots, 90);
    }
}
