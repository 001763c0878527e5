package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.indicated;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.phase;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.ALICE;
import static org.perpex.match.engine.Fixtures.BTC_PERP;
import static org.perpex.match.engine.Fixtures.amend;
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
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** The worked examples of phases and auctions, for the engine and its model. */
abstract class PhaseExamples {

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
    }

    @Test
    @Tag("MTCH-046")
    void refusesAPhaseThatMayNotFollow() {
        desk.rest(sell(2, 5, 100), buy(1, 5, 99));
        desk.enter(MarketPhase.HALTED);
        assertThat(desk.give(set(MarketPhase.PRE_OPEN))).containsExactly(phase(MarketPhase.HALTED));
        assertThat(desk.give(set(MarketPhase.HALTED))).isEmpty();
        assertThat(desk.give(set(MarketPhase.SETTLING)))
                .containsExactly(
                        closed(buy(1, 5, 99), CloseReason.MARKET_PHASE, 5),
                        closed(sell(2, 5, 100), CloseReason.MARKET_PHASE, 5),
                        phase(MarketPhase.SETTLING),
                        level(3, Side.BUY, 99, 0),
                        level(4, Side.SELL, 100, 0));
        assertThat(desk.give(set(MarketPhase.TRADING))).containsExactly(phase(MarketPhase.SETTLING));
    }

    @Test
    @Tag("MTCH-047")
    void tradesTheLargestVolumeAtOnePrice() {
        desk.enter(MarketPhase.AUCTION);
        assertThat(desk.place(sell(1, 5, 98))).containsExactly(rested(sell(1, 5, 98), 5), level(1, Side.SELL, 98, 5));
        desk.rest(sell(2, 5, 101));
        assertThat(desk.place(buy(3, 8, 102)))
                .containsExactly(rested(buy(3, 8, 102), 8), level(3, Side.BUY, 102, 8), indicated(101, 8, -2));
        assertThat(desk.toAccountEngine(amend(buy(3, 8, 102), 7, 102))).hasSize(1);
        desk.give(amend(buy(3, 7, 102), 8, 102));

        assertThat(desk.give(set(MarketPhase.TRADING)))
                .containsExactly(
                        traded(1, buy(3, 8, 102), sell(1, 5, 101), 5, open(3, 0)),
                        closed(sell(1, 5, 98), CloseReason.FILLED, 0),
                        traded(2, buy(3, 8, 102), sell(2, 5, 101), 3, open(0, 2)),
                        closed(buy(3, 8, 102), CloseReason.FILLED, 0),
                        phase(MarketPhase.TRADING),
                        level(6, Side.BUY, 102, 0),
                        level(7, Side.SELL, 98, 0),
                        level(8, Side.SELL, 101, 2));
    }

    @Test
    @Tag("MTCH-048")
    void takesTheTickThatIsNearestToTheMark() {
        desk.enter(MarketPhase.AUCTION);
        desk.rest(buy(1, 5, 105));
        assertThat(desk.place(sell(2, 5, 95))).endsWith(indicated(100, 5, 0));
        assertThat(desk.marked(90)).containsExactly(indicated(95, 5, 0));
        assertThat(desk.marked(200)).containsExactly(indicated(105, 5, 0));
        assertThat(desk.give(set(MarketPhase.HALTED))).containsExactly(phase(MarketPhase.HALTED));
        assertThat(desk.give(set(MarketPhase.POST_ONLY)))
                .startsWith(traded(1, sell(2, 5, 95), buy(1, 5, 105), 5, open(0, 0)));
    }

    @Test
    @Tag("MTCH-049")
    void leavesAsLittleAsItCan() {
        desk.enter(MarketPhase.AUCTION);
        desk.rest(buy(1, 10, 105), sell(2, 10, 95));
        assertThat(desk.place(sell(3, 4, 98))).endsWith(indicated(97, 10, 0));
    }

    @Test
    @Tag("MTCH-050")
    void collectsWhatCanRest() {
        desk.enter(MarketPhase.AUCTION);
        desk.rest(sell(1, 5, 100));
        for (Fixtures.Draft draft : new Fixtures.Draft[] {
            buy(2, 1, 100).market(),
            buy(3, 1, 100).as(TimeInForce.IOC),
            buy(4, 1, 100).as(TimeInForce.FOK)
        }) {
            assertThat(desk.place(draft)).containsExactly(rejected(draft, RejectReason.MARKET_PHASE));
        }
        Fixtures.Draft postOnly = buy(5, 1, 100).as(TimeInForce.GTX);
        assertThat(desk.place(postOnly)).containsExactly(rejected(postOnly, RejectReason.POST_ONLY_WOULD_TAKE));
        assertThat(desk.place(buy(6, 1, 100).quiet()))
                .containsExactly(rested(buy(6, 1, 99), 1), level(2, Side.BUY, 99, 1));
    }

    @Test
    @Tag("MTCH-051")
    void tradesAllOfAnIceberg() {
        desk.enter(MarketPhase.AUCTION);
        Fixtures.Draft iceberg = sell(1, 10, 100).showing(2);
        desk.rest(iceberg, sell(2, 5, 100));
        assertThat(desk.place(buy(3, 12, 100))).endsWith(level(3, Side.BUY, 100, 12), indicated(100, 12, -3));
        assertThat(desk.give(set(MarketPhase.TRADING)))
                .startsWith(
                        traded(1, buy(3, 12, 100), iceberg, 10, open(2, 0)),
                        closed(iceberg, CloseReason.FILLED, 0),
                        traded(2, buy(3, 12, 100), sell(2, 5, 100), 2, open(0, 3)));
    }

    @Test
    @Tag("MTCH-051")
    void keepsTheRestOfAnIcebergInItsPlace() {
        desk.enter(MarketPhase.AUCTION);
        Fixtures.Draft iceberg = sell(1, 10, 100).showing(2);
        desk.rest(iceberg, sell(2, 5, 100), buy(3, 3, 100));
        assertThat(desk.give(set(MarketPhase.TRADING)))
                .containsExactly(
                        traded(1, buy(3, 3, 100), iceberg, 3, open(0, 7)),
                        closed(buy(3, 3, 100), CloseReason.FILLED, 0),
                        phase(MarketPhase.TRADING),
                        level(4, Side.BUY, 100, 0));
        assertThat(desk.place(buy(4, 3, 100))).startsWith(traded(2, buy(4, 3, 100), iceberg, 2, open(1, 5)));
    }

    @Test
    @Tag("MTCH-052")
    void preventsSelfTrades() {
        desk.enter(MarketPhase.AUCTION);
        Fixtures.Draft own = sell(1, 5, 100).by(ALICE);
        Fixtures.Draft later = buy(3, 5, 100).by(ALICE).preventing(SelfTradePrevention.EXPIRE_TAKER);
        desk.rest(own, buy(2, 5, 99), later);
        assertThat(desk.give(set(MarketPhase.TRADING)))
                .containsExactly(
                        closed(later, CloseReason.SELF_TRADE, 5),
                        phase(MarketPhase.TRADING),
                        level(4, Side.BUY, 100, 0));
    }

    @Test
    @Tag("MTCH-052")
    void tradesWithAnotherInsteadOfItself() {
        desk.enter(MarketPhase.AUCTION);
        Fixtures.Draft own = sell(1, 5, 100).by(ALICE);
        desk.rest(own, buy(2, 5, 100), buy(3, 5, 100).by(ALICE).preventing(SelfTradePrevention.EXPIRE_TAKER));
        assertThat(desk.give(set(MarketPhase.TRADING))).startsWith(traded(1, buy(2, 5, 100), own, 5, open(0, 0)));
    }

    @Test
    @Tag("MTCH-053")
    void holdsAnotherRoundIfReduceOnlyLeavesTheBookCrossed() {
        desk.position(ALICE, Side.BUY, 5);
        desk.enter(MarketPhase.AUCTION);
        Fixtures.Draft plain = sell(1, 5, 97).by(ALICE);
        Fixtures.Draft reducing = sell(2, 5, 98).by(ALICE).reducing();
        desk.rest(plain, reducing, sell(3, 5, 103));
        assertThat(desk.place(buy(4, 10, 104))).endsWith(indicated(100, 10, 0));
        assertThat(desk.give(set(MarketPhase.TRADING)))
                .startsWith(
                        traded(2, buy(4, 10, 104), plain.at(100), 5, open(5, 0)),
                        closed(plain, CloseReason.FILLED, 0),
                        closed(reducing, CloseReason.REDUCE_ONLY, 5),
                        traded(3, buy(4, 10, 104), sell(3, 5, 103), 5, open(0, 0)),
                        closed(sell(3, 5, 103), CloseReason.FILLED, 0),
                        closed(buy(4, 10, 104), CloseReason.FILLED, 0),
                        phase(MarketPhase.TRADING));
    }

    private static MarketCommand.SetPhase set(MarketPhase phase) {
        return new MarketCommand.SetPhase(BTC_PERP, phase);
    }
}
