package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.amendRejected;
import static org.perpex.match.engine.Desk.amended;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.ALICE;
import static org.perpex.match.engine.Fixtures.amend;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.cancel;
import static org.perpex.match.engine.Fixtures.sell;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** The worked examples of {@code docs/concepts/order-book.md}, for the engine and its model. */
abstract class OrderBookExamples {

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
    }

    @Test
    @Tag("MTCH-024")
    void keepsThePlaceOfAnOrderThatBecomesSmaller() {
        Fixtures.Draft first = sell(1, 10, 100);
        desk.rest(first, sell(2, 5, 100));

        assertThat(desk.give(amend(first, 6, 100)))
                .containsExactly(amended(first, 6, 100, true), level(3, Side.SELL, 100, 11));
        assertThat(desk.place(buy(3, 7, 100)))
                .startsWith(
                        traded(1, buy(3, 7, 100), first, 6, open(1, 0)),
                        closed(first, CloseReason.FILLED, 0),
                        traded(2, buy(3, 7, 100), sell(2, 5, 100), 1, open(0, 4)));
    }

    @Test
    @Tag("MTCH-025")
    void putsAnOrderThatBecomesLargerBehindTheOthers() {
        Fixtures.Draft first = sell(1, 5, 100);
        desk.rest(first, sell(2, 5, 100));

        assertThat(desk.give(amend(first, 8, 100)))
                .containsExactly(amended(first, 8, 100, false), rested(first, 8), level(3, Side.SELL, 100, 13));
        assertThat(desk.place(buy(3, 7, 100)))
                .startsWith(
                        traded(1, buy(3, 7, 100), sell(2, 5, 100), 5, open(2, 0)),
                        closed(sell(2, 5, 100), CloseReason.FILLED, 0),
                        traded(2, buy(3, 7, 100), first, 2, open(0, 6)));
    }

    @Test
    @Tag("MTCH-026")
    void putsAnOrderBehindTheOthersAtItsNewPrice() {
        Fixtures.Draft first = sell(1, 5, 100);
        desk.rest(first, sell(2, 5, 101));

        assertThat(desk.give(amend(first, 4, 101)))
                .containsExactly(
                        amended(first, 4, 101, false),
                        rested(sell(1, 4, 101), 4),
                        level(3, Side.SELL, 100, 0),
                        level(4, Side.SELL, 101, 9));
        assertThat(desk.place(buy(3, 6, 101)))
                .startsWith(traded(1, buy(3, 6, 101), sell(2, 5, 101), 5, open(1, 0)))
                .contains(traded(2, buy(3, 6, 101), sell(1, 4, 101), 1, open(0, 3)));
    }

    @Test
    @Tag("MTCH-027")
    void tradesWhenItsNewPriceCrosses() {
        desk.rest(sell(1, 5, 100), buy(2, 8, 99));

        assertThat(desk.give(amend(buy(2, 8, 99), 8, 100)))
                .containsExactly(
                        amended(buy(2, 8, 99), 8, 100, false),
                        traded(1, buy(2, 8, 100), sell(1, 5, 100), 5, open(3, 0)),
                        closed(sell(1, 5, 100), CloseReason.FILLED, 0),
                        rested(buy(2, 8, 100), 3),
                        level(3, Side.BUY, 100, 3),
                        level(4, Side.BUY, 99, 0),
                        level(5, Side.SELL, 100, 0));
    }

    @Test
    @Tag("MTCH-027")
    void isClosedWhenItsNewPriceFillsIt() {
        desk.rest(sell(1, 5, 100), buy(2, 8, 99));

        assertThat(desk.give(amend(buy(2, 8, 99), 5, 100))).contains(closed(buy(2, 5, 100), CloseReason.FILLED, 0));
        assertThat(desk.give(amend(buy(2, 8, 99), 6, 100)))
                .containsExactly(amendRejected(buy(2, 8, 99), RejectReason.ORDER_UNKNOWN));
    }

    @Test
    @Tag("MTCH-028")
    void countsWhatWasTraded() {
        Fixtures.Draft first = sell(1, 10, 100);
        desk.rest(first, buy(2, 4, 100));

        assertThat(desk.give(amend(first, 7, 100)))
                .containsExactly(amended(first, 7, 100, true), level(3, Side.SELL, 100, 3));
        assertThat(desk.give(amend(first, 3, 100)))
                .containsExactly(
                        new BookFact.Closed(
                                Fixtures.request(-1), 1, first.account(), Fixtures.BTC_PERP, CloseReason.CANCELED, 3),
                        level(4, Side.SELL, 100, 0));
    }

    @Test
    @Tag("MTCH-029")
    void becomesNothingThatANewOrderMayNotBe() {
        Fixtures.Draft quiet = buy(2, 5, 98).as(TimeInForce.GTX);
        desk.give(new MarketCommand.ListMarket(Fixtures.spec(Fixtures.BTC_PERP, 1_100_000, 900_000, 1_000_000)));
        desk.rest(sell(1, 5, 100), quiet);

        assertThat(desk.give(amend(quiet, 5, 100)))
                .containsExactly(amendRejected(quiet, RejectReason.POST_ONLY_WOULD_TAKE));
        assertThat(desk.give(amend(quiet, 5, 111))).containsExactly(amendRejected(quiet, RejectReason.PRICE_OFF_BAND));
        desk.enter(MarketPhase.CANCEL_ONLY);
        assertThat(desk.give(amend(quiet, 4, 98))).containsExactly(amendRejected(quiet, RejectReason.MARKET_PHASE));
        desk.enter(MarketPhase.REDUCE_ONLY);
        assertThat(desk.give(amend(quiet, 4, 98))).containsExactly(amendRejected(quiet, RejectReason.MARKET_PHASE));
        desk.enter(MarketPhase.POST_ONLY);
        assertThat(desk.give(amend(quiet, 5, 100))).containsExactly(amendRejected(quiet, RejectReason.MARKET_PHASE));
        assertThat(desk.give(amend(quiet, 4, 98))).contains(amended(quiet, 4, 98, true));
    }

    @Test
    @Tag("MTCH-030")
    void refusesWhatChangesNothingAndWhatItDoesNotKnow() {
        Fixtures.Draft first = sell(1, 5, 100);
        desk.rest(first);

        assertThat(desk.give(amend(first, 5, 100))).containsExactly(amendRejected(first, RejectReason.AMEND_UNCHANGED));
        assertThat(desk.give(amend(sell(9, 5, 100), 4, 100)))
                .containsExactly(amendRejected(sell(9, 5, 100), RejectReason.ORDER_UNKNOWN));
        assertThat(desk.give(amend(first.by(ALICE), 4, 100)))
                .containsExactly(amendRejected(first.by(ALICE), RejectReason.ORDER_UNKNOWN));
        assertThat(desk.give(amend(sell(9, 5, 100), 0, 100)))
                .containsExactly(amendRejected(sell(9, 5, 100), RejectReason.SIZE_OUT_OF_RANGE));
    }

    @Test
    @Tag("MTCH-031")
    void preventsSelfTradeByItsOwnMode() {
        Fixtures.Draft careful = buy(2, 5, 99).by(ALICE).preventing(SelfTradePrevention.EXPIRE_TAKER);
        desk.rest(sell(1, 5, 101).by(ALICE), careful);

        assertThat(desk.give(amend(careful, 5, 101)))
                .containsExactly(
                        amended(careful, 5, 101, false),
                        closed(careful, CloseReason.SELF_TRADE, 5),
                        level(3, Side.BUY, 99, 0));
    }

    @Test
    @Tag("MTCH-032")
    void bringsBackNoLotsThatWereCut() {
        Fixtures.Draft exit = sell(5, 100, 105).by(ALICE).reducing();
        desk.position(ALICE, Side.BUY, 60);
        desk.rest(exit, sell(6, 20, 104).by(ALICE).reducing());

        assertThat(desk.give(amend(exit, 80, 105))).containsExactly(amended(exit, 80, 105, true));
        desk.give(cancel(6, ALICE));
        assertThat(desk.give(amend(sell(5, 80, 105).by(ALICE), 80, 106)))
                .containsExactly(
                        amended(sell(5, 80, 105).by(ALICE), 80, 106, false),
                        rested(sell(5, 80, 106).by(ALICE), 80),
                        level(7, Side.SELL, 105, 0),
                        level(8, Side.SELL, 106, 60));
    }

    @Test
    @Tag("MTCH-033")
    void treatsATradeGroupAsOneTrader() {
        desk.rest(sell(1, 5, 100).inGroup(7));

        Fixtures.Draft careful = buy(2, 5, 100).preventing(SelfTradePrevention.EXPIRE_TAKER);
        assertThat(desk.place(careful.inGroup(7))).containsExactly(closed(careful, CloseReason.SELF_TRADE, 5));
        assertThat(desk.place(buy(3, 1, 100)
                        .preventing(SelfTradePrevention.EXPIRE_TAKER)
                        .inGroup(8)))
                .contains(closed(buy(3, 1, 100), CloseReason.FILLED, 0));
        assertThat(desk.place(buy(4, 1, 100).preventing(SelfTradePrevention.EXPIRE_TAKER)))
                .contains(closed(buy(4, 1, 100), CloseReason.FILLED, 0));
    }
}
