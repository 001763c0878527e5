package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.ALICE;
import static org.perpex.match.engine.Fixtures.BOB;
import static org.perpex.match.engine.Fixtures.BTC_PERP;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.request;
import static org.perpex.match.engine.Fixtures.sell;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** The worked examples of maker protection, for the engine and its model. */
abstract class ProtectionExamples {

    private static final RequestId REQUEST = request(-1);
    private static final Fixtures.Draft FIRST = sell(1, 6, 100).by(ALICE).quoting();
    private static final Fixtures.Draft SECOND = sell(2, 6, 101).by(ALICE).quoting();
    private static final Fixtures.Draft THIRD = buy(3, 5, 90).by(ALICE).quoting();
    private static final Fixtures.Draft LATER = sell(7, 1, 105).by(ALICE).quoting();

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
    }

    private void quote(long frozenMillis) {
        assertThat(desk.give(protect(100, 10, 0, frozenMillis)))
                .containsExactly(new GuardFact.ProtectionSet(REQUEST, ALICE, BTC_PERP, 100, 10, 0, frozenMillis));
        desk.rest(FIRST, SECOND, THIRD, sell(4, 5, 110).by(ALICE), buy(5, 6, 100));
    }

    @Test
    @Tag("MTCH-063")
    void withdrawsTheQuotesOfOneWhoIsFilledTooMuch() {
        quote(50);
        desk.at(100);
        assertThat(desk.place(buy(6, 4, 101)))
                .containsExactly(
                        traded(2, buy(6, 4, 101), SECOND, 4, open(0, 2)),
                        closed(buy(6, 4, 101), CloseReason.FILLED, 0),
                        closed(SECOND, CloseReason.MAKER_PROTECTION, 2),
                        closed(THIRD, CloseReason.MAKER_PROTECTION, 5),
                        new GuardFact.ProtectionTripped(ALICE, BTC_PERP, 10, 2, 150),
                        level(6, Side.BUY, 90, 0),
                        level(7, Side.SELL, 101, 0));
        desk.at(149);
        assertThat(desk.place(LATER)).containsExactly(rejected(LATER, RejectReason.MAKER_PROTECTION_TRIPPED));
        assertThat(desk.place(sell(8, 1, 105).by(ALICE)))
                .contains(rested(sell(8, 1, 105).by(ALICE), 1));
        desk.at(150);
        assertThat(desk.place(LATER)).contains(rested(LATER, 1));
    }

    @Test
    @Tag("MTCH-064")
    void forgetsWhatIsAsOldAsTheWindow() {
        quote(50);
        desk.at(101);
        assertThat(desk.place(buy(6, 4, 101))).hasSize(3);
    }

    @Test
    @Tag("MTCH-064")
    void refusesQuotesUntilItIsReset() {
        quote(0);
        assertThat(desk.place(buy(6, 4, 101))).contains(new GuardFact.ProtectionTripped(ALICE, BTC_PERP, 10, 2, 0));
        desk.at(60_000);
        assertThat(desk.place(LATER)).containsExactly(rejected(LATER, RejectReason.MAKER_PROTECTION_TRIPPED));
        assertThat(desk.give(new BookCommand.ResetProtection(REQUEST, ALICE, BTC_PERP)))
                .containsExactly(new GuardFact.ProtectionReset(REQUEST, ALICE, BTC_PERP));
        assertThat(desk.place(LATER)).contains(rested(LATER, 1));
    }

    @Test
    void countsFillsToo() {
        desk.give(protect(100, 0, 2, 50));
        desk.rest(FIRST, buy(5, 1, 100));
        assertThat(desk.place(buy(6, 1, 100))).contains(new GuardFact.ProtectionTripped(ALICE, BTC_PERP, 2, 2, 51));
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        for (BookCommand.SetProtection odd : new BookCommand.SetProtection[] {
            protect(-1, 1, 1, 0),
            protect(1, -1, 1, 0),
            protect(1, 1, -1, 0),
            protect(1, 1, 1, -1),
            protect(1, 0, 0, 0),
            protect(60_001, 1, 1, 0),
            protect(1, 1, 1, 60_001)
        }) {
            assertThat(desk.give(odd)).containsExactly(refused(ALICE));
        }
        assertThat(desk.give(new BookCommand.ResetProtection(REQUEST, BOB, BTC_PERP)))
                .containsExactly(refused(BOB));
        assertThat(desk.give(protect(0, 0, 0, 0))).hasSize(1).doesNotContain(refused(ALICE));
    }

    private static BookCommand.SetProtection protect(long windowMillis, long lots, int fills, long frozenMillis) {
        return new BookCommand.SetProtection(REQUEST, ALICE, BTC_PERP, windowMillis, lots, fills, frozenMillis);
    }

    private static BookFact.Rejected refused(long account) {
        return new BookFact.Rejected(REQUEST, 0, account, BTC_PERP, RejectReason.PROTECTION_INVALID);
    }
}
