package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.ALICE;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.sell;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** The worked examples of reduce-only orders, for the engine and its model. */
abstract class ReduceOnlyExamples {

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    /** Alice is long 60 in each example. */
    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
        desk.position(ALICE, Side.BUY, 60);
    }

    private static Fixtures.Draft reducing(long id, long lots, long price) {
        return sell(id, lots, price).by(ALICE).reducing();
    }

    @Test
    @Tag("MTCH-013")
    void refusesWhatWouldNotReduce() {
        assertThat(desk.place(buy(5, 1, 90).by(ALICE).reducing()))
                .containsExactly(rejected(buy(5, 1, 90).by(ALICE), RejectReason.REDUCE_ONLY_REJECTED));
        assertThat(desk.place(sell(6, 1, 90).reducing()))
                .containsExactly(rejected(sell(6, 1, 90), RejectReason.REDUCE_ONLY_REJECTED));
        assertThat(desk.place(reducing(7, 1, 90))).contains(rested(reducing(7, 1, 90), 1));
    }

    @Test
    @Tag("MTCH-014")
    void takesNoMoreThanThePosition() {
        desk.rest(buy(1, 100, 99));
        assertThat(desk.place(reducing(4, 100, 99).as(TimeInForce.FOK)))
                .containsExactly(rejected(reducing(4, 100, 99), RejectReason.FILL_OR_KILL_UNFILLED));
        assertThat(desk.place(reducing(5, 100, 99)))
                .containsExactly(
                        traded(2, reducing(5, 100, 99), buy(1, 100, 99), 60, open(40, 40)),
                        closed(reducing(5, 100, 99), CloseReason.REDUCE_ONLY, 40),
                        level(4, Side.BUY, 99, 40));
    }

    @Test
    @Tag("MTCH-015")
    void showsNoMoreThanThePosition() {
        assertThat(desk.place(reducing(5, 100, 105)))
                .containsExactly(rested(reducing(5, 100, 105), 100), level(3, Side.SELL, 105, 60));
        assertThat(desk.place(reducing(6, 10, 106)))
                .containsExactly(closed(reducing(6, 10, 106), CloseReason.REDUCE_ONLY, 10));
        assertThat(desk.place(reducing(7, 20, 104)))
                .containsExactly(
                        rested(reducing(7, 20, 104), 20), level(4, Side.SELL, 104, 20), level(5, Side.SELL, 105, 40));
        assertThat(desk.place(buy(8, 60, 105)))
                .containsExactly(
                        traded(2, buy(8, 60, 105), reducing(7, 20, 104), 20, open(40, 0)),
                        closed(reducing(7, 20, 104), CloseReason.FILLED, 0),
                        traded(3, buy(8, 60, 105), reducing(5, 100, 105), 40, open(0, 60)),
                        closed(reducing(5, 100, 105), CloseReason.REDUCE_ONLY, 60),
                        closed(buy(8, 60, 105), CloseReason.FILLED, 0),
                        level(6, Side.SELL, 104, 0),
                        level(7, Side.SELL, 105, 0));
    }

    @Test
    @Tag("MTCH-016")
    void shrinksWithThePositionAndNeverGrows() {
        desk.rest(buy(1, 30, 99), reducing(5, 40, 105), reducing(6, 20, 106));
        assertThat(desk.place(sell(7, 30, 99).by(ALICE)))
                .endsWith(
                        closed(sell(7, 30, 99).by(ALICE), CloseReason.FILLED, 0),
                        closed(reducing(6, 20, 106), CloseReason.REDUCE_ONLY, 20),
                        level(6, Side.BUY, 99, 0),
                        level(7, Side.SELL, 105, 30),
                        level(8, Side.SELL, 106, 0));
        desk.rest(sell(8, 30, 99));
        assertThat(desk.place(buy(9, 30, 99).by(ALICE)))
                .endsWith(closed(buy(9, 30, 99).by(ALICE), CloseReason.FILLED, 0), level(10, Side.SELL, 99, 0));
    }

    @Test
    @Tag("MTCH-017")
    void closesWhenThePositionTurns() {
        desk.rest(buy(1, 100, 99), reducing(5, 60, 105));
        assertThat(desk.place(sell(6, 100, 99).by(ALICE)))
                .contains(closed(reducing(5, 60, 105), CloseReason.REDUCE_ONLY, 60))
                .endsWith(level(5, Side.BUY, 99, 0), level(6, Side.SELL, 105, 0));
    }

    @Test
    @Tag("MTCH-018")
    void clampsAtEachFillOfASweep() {
        desk.rest(sell(5, 50, 100).by(ALICE), reducing(6, 60, 101), sell(7, 100, 101));
        assertThat(desk.place(buy(8, 161, 101).as(TimeInForce.FOK)))
                .containsExactly(rejected(buy(8, 161, 101), RejectReason.FILL_OR_KILL_UNFILLED));
        assertThat(desk.place(buy(9, 120, 101).as(TimeInForce.FOK)))
                .containsExactly(
                        traded(2, buy(9, 120, 101), sell(5, 50, 100).by(ALICE), 50, open(70, 0)),
                        closed(sell(5, 50, 100).by(ALICE), CloseReason.FILLED, 0),
                        traded(3, buy(9, 120, 101), reducing(6, 60, 101), 10, open(60, 50)),
                        closed(reducing(6, 60, 101), CloseReason.REDUCE_ONLY, 50),
                        traded(4, buy(9, 120, 101), sell(7, 100, 101), 60, open(0, 40)),
                        closed(buy(9, 120, 101), CloseReason.FILLED, 0),
                        level(6, Side.SELL, 100, 0),
                        level(7, Side.SELL, 101, 40));
    }

    @Test
    @Tag("MTCH-018")
    void fillsOrKillsWhatASweepCouldFill() {
        desk.rest(sell(5, 50, 100).by(ALICE), reducing(6, 60, 101), sell(7, 100, 101));
        assertThat(desk.place(buy(9, 160, 101).as(TimeInForce.FOK)))
                .contains(closed(buy(9, 160, 101), CloseReason.FILLED, 0));
    }
}
