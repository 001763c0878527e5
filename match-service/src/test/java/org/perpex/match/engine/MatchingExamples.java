package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.ALICE;
import static org.perpex.match.engine.Fixtures.ALICE_SUB;
import static org.perpex.match.engine.Fixtures.BTC_PERP;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.cancel;
import static org.perpex.match.engine.Fixtures.sell;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** The worked examples of {@code docs/concepts/matching.md} but those of reduce-only, for the engine and its model. */
abstract class MatchingExamples {

    private static final Fixtures.Draft OWN = sell(1, 5, 100).by(ALICE);
    private static final Fixtures.Draft OTHER = sell(2, 5, 101);
    private static final Fixtures.Draft INCOMING = buy(3, 8, 101).by(ALICE_SUB);

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
    }

    @Test
    @Tag("MTCH-001")
    void fillsTheBestPriceFirstAtTheMakersPrice() {
        desk.rest(sell(1, 100, 1001), sell(2, 50, 999));
        assertThat(desk.place(buy(3, 80, 1000)))
                .containsExactly(
                        traded(1, buy(3, 80, 1000), sell(2, 50, 999), 50, open(30, 0)),
                        closed(sell(2, 50, 999), CloseReason.FILLED, 0),
                        rested(buy(3, 80, 1000), 30),
                        level(3, Side.BUY, 1000, 30),
                        level(4, Side.SELL, 999, 0));
    }

    @Test
    @Tag("MTCH-001")
    void tellsTheAccountEngineEverythingButLevels() {
        desk.rest(sell(2, 50, 999));
        assertThat(desk.toAccountEngine(buy(3, 80, 1000).in(BTC_PERP)))
                .hasSize(4)
                .last()
                .isEqualTo(rested(buy(3, 80, 1000), 30));
    }

    @Test
    @Tag("MTCH-002")
    void fillsTheOldestFirstAtOnePrice() {
        desk.rest(sell(1, 5, 100), sell(2, 5, 100));
        assertThat(desk.place(buy(3, 7, 105)))
                .containsExactly(
                        traded(1, buy(3, 7, 105), sell(1, 5, 100), 5, open(2, 0)),
                        closed(sell(1, 5, 100), CloseReason.FILLED, 0),
                        traded(2, buy(3, 7, 105), sell(2, 5, 100), 2, open(0, 3)),
                        closed(buy(3, 7, 105), CloseReason.FILLED, 0),
                        level(3, Side.SELL, 100, 3));
    }

    @Test
    @Tag("MTCH-003")
    void neverRestsAMarketOrder() {
        assertThat(desk.place(buy(9, 8, 102).market()))
                .containsExactly(closed(buy(9, 8, 102), CloseReason.IMMEDIATE_REMAINDER, 8));
        desk.rest(sell(1, 5, 100), sell(2, 5, 103));
        assertThat(desk.place(buy(3, 8, 102).market()))
                .contains(closed(buy(3, 8, 102), CloseReason.IMMEDIATE_REMAINDER, 3))
                .contains(level(3, Side.SELL, 100, 0));
    }

    @Test
    @Tag("MTCH-004")
    void closesWhatAnImmediateOrderDoesNotFind() {
        desk.rest(sell(1, 5, 100));
        assertThat(desk.place(buy(2, 8, 100).as(TimeInForce.IOC)))
                .contains(closed(buy(2, 8, 100), CloseReason.IMMEDIATE_REMAINDER, 3));
    }

    @Test
    @Tag("MTCH-005")
    void fillsAllOrNothing() {
        desk.rest(sell(1, 5, 100), sell(2, 5, 101));
        assertThat(desk.place(buy(3, 11, 101).as(TimeInForce.FOK)))
                .containsExactly(rejected(buy(3, 11, 101), RejectReason.FILL_OR_KILL_UNFILLED));
        assertThat(desk.place(buy(4, 8, 101).as(TimeInForce.FOK)))
                .contains(traded(2, buy(4, 8, 101), sell(2, 5, 101), 3, open(0, 2)));
    }

    @Test
    @Tag("MTCH-006")
    void refusesAPostOnlyOrderThatWouldTake() {
        desk.rest(sell(1, 5, 100));
        assertThat(desk.place(buy(2, 1, 100).as(TimeInForce.GTX)))
                .containsExactly(rejected(buy(2, 1, 100), RejectReason.POST_ONLY_WOULD_TAKE));
        assertThat(desk.place(buy(3, 1, 99).as(TimeInForce.GTX))).contains(rested(buy(3, 1, 99), 1));
    }

    @Test
    @Tag("MTCH-007")
    void expiresByDateThenById() {
        desk.rest(
                buy(1, 1, 50).until(1000),
                buy(2, 1, 51).until(900),
                buy(3, 1, 52).until(900));
        desk.at(899);
        assertThat(desk.give(new EngineInput.Tick(1))).isEmpty();
        desk.at(1000);
        assertThat(desk.give(new EngineInput.Tick(1)))
                .containsExactly(
                        closed(buy(2, 1, 51), CloseReason.GOOD_TILL_DATE, 1),
                        closed(buy(3, 1, 52), CloseReason.GOOD_TILL_DATE, 1),
                        closed(buy(1, 1, 50), CloseReason.GOOD_TILL_DATE, 1),
                        level(4, Side.BUY, 52, 0),
                        level(5, Side.BUY, 51, 0),
                        level(6, Side.BUY, 50, 0));
        assertThat(desk.place(buy(4, 1, 50).until(1000)))
                .containsExactly(rejected(buy(4, 1, 50), RejectReason.DEADLINE_PASSED));
    }

    @Test
    @Tag("MTCH-008")
    void tradesWithItselfWhereThatIsAllowed() {
        desk.rest(OWN, OTHER);
        assertThat(desk.place(INCOMING))
                .contains(traded(1, INCOMING, OWN, 5, open(3, 0)))
                .contains(traded(2, INCOMING, OTHER, 3, open(0, 2)));
    }

    @Test
    @Tag("MTCH-009")
    void expiresTheTaker() {
        desk.rest(OWN, OTHER);
        assertThat(desk.place(INCOMING.preventing(SelfTradePrevention.EXPIRE_TAKER)))
                .containsExactly(closed(INCOMING, CloseReason.SELF_TRADE, 8));
    }

    @Test
    @Tag("MTCH-010")
    void expiresTheMaker() {
        desk.rest(OWN, OTHER);
        assertThat(desk.place(INCOMING.preventing(SelfTradePrevention.EXPIRE_MAKER)))
                .containsExactly(
                        closed(OWN, CloseReason.SELF_TRADE, 5),
                        traded(1, INCOMING, OTHER, 5, open(3, 0)),
                        closed(OTHER, CloseReason.FILLED, 0),
                        rested(INCOMING, 3),
                        level(3, Side.BUY, 101, 3),
                        level(4, Side.SELL, 100, 0),
                        level(5, Side.SELL, 101, 0));
    }

    @Test
    @Tag("MTCH-011")
    void expiresBoth() {
        desk.rest(OWN, OTHER);
        assertThat(desk.place(INCOMING.preventing(SelfTradePrevention.EXPIRE_BOTH)))
                .containsExactly(
                        closed(OWN, CloseReason.SELF_TRADE, 5),
                        closed(INCOMING, CloseReason.SELF_TRADE, 8),
                        level(3, Side.SELL, 100, 0));
    }

    @Test
    @Tag("MTCH-012")
    void countsSelfTradePreventionBeforeItFillsOrKills() {
        desk.rest(OWN, OTHER);
        Fixtures.Draft five = buy(3, 5, 101).by(ALICE).as(TimeInForce.FOK);
        Fixtures.Draft six = buy(4, 6, 101).by(ALICE).as(TimeInForce.FOK);
        assertThat(desk.place(six.preventing(SelfTradePrevention.EXPIRE_MAKER)))
                .containsExactly(rejected(six, RejectReason.FILL_OR_KILL_UNFILLED));
        assertThat(desk.place(five.preventing(SelfTradePrevention.EXPIRE_TAKER)))
                .containsExactly(rejected(five, RejectReason.FILL_OR_KILL_UNFILLED));
        assertThat(desk.place(five.preventing(SelfTradePrevention.EXPIRE_MAKER)))
                .contains(closed(OWN, CloseReason.SELF_TRADE, 5), closed(five, CloseReason.FILLED, 0));
    }

    @Test
    @Tag("MTCH-019")
    void admitsWhatThePhaseAdmits() {
        desk.rest(sell(1, 5, 100));
        desk.enter(MarketPhase.POST_ONLY);
        assertThat(desk.place(buy(2, 1, 100))).containsExactly(rejected(buy(2, 1, 100), RejectReason.MARKET_PHASE));
        assertThat(desk.place(buy(3, 1, 99))).contains(rested(buy(3, 1, 99), 1));
        desk.enter(MarketPhase.REDUCE_ONLY);
        assertThat(desk.place(buy(4, 1, 99))).containsExactly(rejected(buy(4, 1, 99), RejectReason.MARKET_PHASE));
        assertThat(desk.give(new MarketCommand.SetPhase(BTC_PERP, MarketPhase.HALTED)))
                .containsExactly(new BookFact.PhaseChanged(BTC_PERP, MarketPhase.HALTED));
        assertThat(desk.place(buy(5, 1, 99))).containsExactly(rejected(buy(5, 1, 99), RejectReason.MARKET_PHASE));
        assertThat(desk.give(cancel(3, buy(3, 1, 99).account()))).hasSize(2);
    }

    @Test
    @Tag("MTCH-020")
    void holdsLimitOrdersInTheBand() {
        desk.give(new MarketCommand.ListMarket(Fixtures.spec(BTC_PERP, 1_100_000, 900_000, 1_000)));
        desk.mark(60_000);
        assertThat(desk.place(buy(1, 1, 66_001)))
                .containsExactly(rejected(buy(1, 1, 66_001), RejectReason.PRICE_OFF_BAND));
        assertThat(desk.place(sell(2, 1, 53_999)))
                .containsExactly(rejected(sell(2, 1, 53_999), RejectReason.PRICE_OFF_BAND));
        assertThat(desk.place(buy(3, 1, 66_000))).contains(rested(buy(3, 1, 66_000), 1));
        desk.mark(0);
        assertThat(desk.place(buy(4, 1, 10))).containsExactly(rejected(buy(4, 1, 10), RejectReason.NO_MARK_PRICE));
        assertThat(desk.place(sell(5, 1, 10).market())).contains(closed(sell(5, 1, 10), CloseReason.FILLED, 0));
    }

    @Test
    @Tag("MTCH-021")
    void holdsOrdersInTheBoundsOfTheMarket() {
        assertThat(desk.place(buy(1, 1_000_001, 10)))
                .containsExactly(rejected(buy(1, 1_000_001, 10), RejectReason.SIZE_OUT_OF_RANGE));
        assertThat(desk.place(buy(2, 1, 1_000_001)))
                .containsExactly(rejected(buy(2, 1, 1_000_001), RejectReason.PRICE_OUT_OF_RANGE));
        assertThat(desk.place(buy(3, 1, 0))).containsExactly(rejected(buy(3, 1, 0), RejectReason.PRICE_OUT_OF_RANGE));
    }

    @Test
    @Tag("MTCH-022")
    void givesTheReasonThatComesFirst() {
        desk.rest(sell(1, 5, 100));
        desk.give(new MarketCommand.ListMarket(Fixtures.spec(BTC_PERP, 1_100_000, 900_000, 1_000)));
        desk.enter(MarketPhase.HALTED);
        assertThat(desk.place(buy(2, 1, 200).as(TimeInForce.GTX)))
                .containsExactly(rejected(buy(2, 1, 200), RejectReason.MARKET_PHASE));
        assertThat(desk.place(buy(3, 0, 200)))
                .containsExactly(rejected(buy(3, 0, 200), RejectReason.SIZE_OUT_OF_RANGE));
    }

    @Test
    @Tag("MTCH-023")
    void cancelsAndRefusesToCancel() {
        desk.rest(buy(1, 5, 99).by(ALICE));
        assertThat(desk.give(cancel(1, ALICE_SUB)))
                .containsExactly(new BookFact.CancelRejected(
                        Fixtures.request(-1), 1, ALICE_SUB, BTC_PERP, RejectReason.ORDER_UNKNOWN));
        assertThat(desk.give(cancel(1, ALICE)))
                .containsExactly(
                        new BookFact.Closed(Fixtures.request(-1), 1, ALICE, BTC_PERP, CloseReason.CANCELED, 5),
                        level(2, Side.BUY, 99, 0));
    }

    @Test
    @Tag("MTCH-023")
    void cancelsAllOrdersOfAnAccountInOrderOfTheirIds() {
        desk.rest(
                buy(3, 5, 99).by(ALICE), buy(1, 5, 98).by(ALICE), buy(2, 5, 99).by(ALICE_SUB));
        assertThat(desk.give(new BookCommand.CancelAll(Fixtures.request(-9), ALICE, BTC_PERP, CloseReason.COUNTDOWN)))
                .containsExactly(
                        new BookFact.Closed(Fixtures.request(-9), 1, ALICE, BTC_PERP, CloseReason.COUNTDOWN, 5),
                        new BookFact.Closed(Fixtures.request(-9), 3, ALICE, BTC_PERP, CloseReason.COUNTDOWN, 5),
                        new BookFact.AllCanceled(Fixtures.request(-9), ALICE, BTC_PERP, 2),
                        level(4, Side.BUY, 99, 5),
                        level(5, Side.BUY, 98, 0));
    }

    @Test
    void keepsTheTypeOfAnAcceptedOrder() {
        assertThat(desk.give(buy(1, 5, 99).market().in(BTC_PERP)).getFirst())
                .isInstanceOfSatisfying(
                        BookFact.Accepted.class,
                        fact -> assertThat(fact.order().type()).isEqualTo(OrderType.MARKET));
    }

    @Test
    @Tag("MTCH-045")
    void cancelsEverythingEverywhere() {
        desk.give(new MarketCommand.ListMarket(Fixtures.spec(2, 1_000_000_000, 1, 1_000_000)));
        desk.give(new MarketCommand.SetPhase(2, MarketPhase.TRADING));
        desk.give(new MarketCommand.SetPrices(2, 1, List.of(new MarketCommand.MarketPrice(2, 100, 100))));
        desk.give(buy(7, 1, 90).by(ALICE).in(2));
        desk.rest(buy(9, 1, 91).by(ALICE), buy(8, 1, 92).by(ALICE), buy(6, 1, 93));

        RequestId request = Fixtures.request(-1);
        assertThat(desk.give(new BookCommand.CancelEverywhere(request, ALICE, CloseReason.CANCELED)))
                .containsExactly(
                        new BookFact.Closed(request, 8, ALICE, BTC_PERP, CloseReason.CANCELED, 1),
                        new BookFact.Closed(request, 9, ALICE, BTC_PERP, CloseReason.CANCELED, 1),
                        new BookFact.Closed(request, 7, ALICE, 2, CloseReason.CANCELED, 1),
                        new BookFact.AllCanceled(request, ALICE, 0, 3),
                        level(4, Side.BUY, 92, 0),
                        level(5, Side.BUY, 91, 0),
                        new BookFact.LevelChanged(2, 2, Side.BUY, 90, 0));
    }
}
