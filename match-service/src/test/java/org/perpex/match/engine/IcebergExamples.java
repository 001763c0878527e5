package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.amended;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.amend;
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

/** The worked examples of icebergs, for the engine and its model. */
abstract class IcebergExamples {

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
    }

    @Test
    @Tag("MTCH-040")
    void showsAnewBehindEverybody() {
        Fixtures.Draft iceberg = sell(1, 10, 100).showing(2);
        desk.rest(iceberg);
        assertThat(desk.place(sell(2, 5, 100))).contains(level(2, Side.SELL, 100, 7));

        assertThat(desk.place(buy(3, 3, 100)))
                .containsExactly(
                        traded(1, buy(3, 3, 100), iceberg, 2, open(1, 8)),
                        traded(2, buy(3, 3, 100), sell(2, 5, 100), 1, open(0, 4)),
                        closed(buy(3, 3, 100), CloseReason.FILLED, 0),
                        level(3, Side.SELL, 100, 6));
        assertThat(desk.place(buy(4, 5, 100)))
                .startsWith(
                        traded(3, buy(4, 5, 100), sell(2, 5, 100), 4, open(1, 0)),
                        closed(sell(2, 5, 100), CloseReason.FILLED, 0),
                        traded(4, buy(4, 5, 100), iceberg, 1, open(0, 7)));
    }

    @Test
    @Tag("MTCH-041")
    void f23SharesWhatIsHiddenInProportion() {
        Fixtures.Draft first = sell(1, 300, 100).showing(100);
        Fixtures.Draft second = sell(2, 200, 100).showing(100);
        Fixtures.Draft third = sell(3, 200, 100).showing(100);
        desk.rest(first, second, third);

        Fixtures.Draft taker = buy(4, 600, 100);
        assertThat(desk.place(taker))
                .containsExactly(
                        traded(1, taker, first, 100, open(500, 200)),
                        traded(2, taker, second, 100, open(400, 100)),
                        traded(3, taker, third, 100, open(300, 100)),
                        traded(4, taker, first, 150, open(150, 50)),
                        traded(5, taker, second, 75, open(75, 25)),
                        traded(6, taker, third, 75, open(0, 25)),
                        closed(taker, CloseReason.FILLED, 0),
                        level(4, Side.SELL, 100, 100));
    }

    @Test
    @Tag("MTCH-042")
    void givesWhatRoundingLeavesToTheOldest() {
        Fixtures.Draft first = sell(1, 3, 100).showing(1);
        Fixtures.Draft second = sell(2, 3, 100).showing(1);
        desk.rest(first, second);

        Fixtures.Draft taker = buy(3, 3, 100);
        assertThat(desk.place(taker))
                .startsWith(
                        traded(1, taker, first, 1, open(2, 2)),
                        traded(2, taker, second, 1, open(1, 2)),
                        traded(3, taker, first, 1, open(0, 1)),
                        closed(taker, CloseReason.FILLED, 0));
    }

    @Test
    @Tag("MTCH-043")
    void fillsOrKillsAgainstHiddenLotsToo() {
        Fixtures.Draft iceberg = sell(1, 5, 100).showing(2);
        desk.rest(iceberg);

        Fixtures.Draft tooMuch = buy(2, 6, 100).as(TimeInForce.FOK);
        assertThat(desk.place(tooMuch)).containsExactly(rejected(tooMuch, RejectReason.FILL_OR_KILL_UNFILLED));
        Fixtures.Draft all = buy(3, 5, 100).as(TimeInForce.FOK);
        assertThat(desk.place(all))
                .startsWith(
                        traded(1, all, iceberg, 2, open(3, 3)),
                        traded(2, all, iceberg, 3, open(0, 0)),
                        closed(iceberg, CloseReason.FILLED, 0));
    }

    @Test
    @Tag("MTCH-044")
    void keepsItsVisibleSizeWhenAmended() {
        Fixtures.Draft iceberg = sell(1, 10, 100).showing(4);
        desk.rest(iceberg);

        assertThat(desk.give(amend(iceberg, 3, 100)))
                .containsExactly(amended(iceberg, 3, 100, true), level(2, Side.SELL, 100, 3));
        assertThat(desk.give(amend(sell(1, 3, 100), 9, 100)))
                .containsExactly(
                        amended(sell(1, 3, 100), 9, 100, false), rested(iceberg, 9), level(3, Side.SELL, 100, 4));
    }

    @Test
    @Tag("MTCH-044")
    void refusesWhatCannotHide() {
        for (Fixtures.Draft draft : new Fixtures.Draft[] {
            sell(2, 5, 100).showing(6),
            sell(3, 5, 100).as(TimeInForce.IOC).showing(2),
            sell(4, 5, 100).market().showing(2),
            sell(5, 5, 100).reducing().showing(2)
        }) {
            assertThat(desk.place(draft)).containsExactly(rejected(draft, RejectReason.ICEBERG_INVALID));
        }
    }
}
