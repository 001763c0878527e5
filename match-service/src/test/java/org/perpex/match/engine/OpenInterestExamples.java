package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.ALICE;
import static org.perpex.match.engine.Fixtures.BTC_PERP;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.sell;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** The worked example of open interest that is bounded, for the engine and its model. */
abstract class OpenInterestExamples {

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
        MarketSpec.Guards guards = new MarketSpec.Guards(60, 0, 0, 0, 0, 0, 0);
        desk.give(new MarketCommand.ListMarket(Fixtures.spec(BTC_PERP, 1_000_000_000, 1, 1_000_000, guards)));
        desk.rest(sell(1, 50, 100), buy(2, 50, 100).by(ALICE));
    }

    @Test
    @Tag("MTCH-062")
    void opensNoMoreThanThereIsRoomFor() {
        desk.rest(sell(3, 20, 100));
        Fixtures.Draft whole = buy(4, 20, 100).as(TimeInForce.FOK);
        assertThat(desk.place(whole)).containsExactly(rejected(whole, RejectReason.FILL_OR_KILL_UNFILLED));
        assertThat(desk.place(buy(5, 15, 100)))
                .containsExactly(
                        traded(2, buy(5, 15, 100), sell(3, 20, 100), 10, open(5, 10)),
                        closed(buy(5, 15, 100), CloseReason.OPEN_INTEREST, 5),
                        level(4, Side.SELL, 100, 10));
        assertThat(desk.place(buy(6, 1, 90))).containsExactly(rejected(buy(6, 1, 90), RejectReason.OPEN_INTEREST_MAX));
        Fixtures.Draft tooMuch = sell(7, 51, 110).by(ALICE);
        assertThat(desk.place(tooMuch)).containsExactly(rejected(tooMuch, RejectReason.OPEN_INTEREST_MAX));
        assertThat(desk.place(sell(8, 50, 110).by(ALICE)))
                .contains(rested(sell(8, 50, 110).by(ALICE), 50));
    }

    @Test
    void letsRestWhatWouldNotTrade() {
        desk.rest(sell(3, 5, 100));
        assertThat(desk.place(buy(4, 15, 100)))
                .contains(traded(2, buy(4, 15, 100), sell(3, 5, 100), 5, open(10, 0)), rested(buy(4, 15, 100), 10));
    }

    @Test
    void holdsInAnAuctionToo() {
        desk.enter(MarketPhase.AUCTION);
        desk.rest(sell(3, 20, 100), buy(4, 20, 100));
        assertThat(desk.give(new MarketCommand.SetPhase(BTC_PERP, MarketPhase.TRADING)))
                .containsExactly(
                        traded(2, buy(4, 20, 100), sell(3, 20, 100), 10, open(10, 10)),
                        closed(buy(4, 20, 100), CloseReason.OPEN_INTEREST, 10),
                        Desk.phase(MarketPhase.TRADING),
                        level(5, Side.BUY, 100, 0),
                        level(6, Side.SELL, 100, 10));
    }
}
