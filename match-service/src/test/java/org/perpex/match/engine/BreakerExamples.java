package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.indicated;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.BTC_PERP;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.sell;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** The worked examples of the circuit breaker, for the engine and its model. */
abstract class BreakerExamples {

    private static final EngineInput.Tick TICK = new EngineInput.Tick(1);

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
        MarketSpec.Guards guards = new MarketSpec.Guards(0, 50_000, 60_000, 300_000, 30_000, 0, 0);
        desk.give(new MarketCommand.ListMarket(Fixtures.spec(BTC_PERP, 1_000_000_000, 1, 1_000_000, guards)));
    }

    @Test
    @Tag("MTCH-054")
    void stopsAMarketAndBringsItBackThroughAnAuction() {
        trip();
        desk.at(300_001);
        assertThat(desk.give(TICK)).isEmpty();
        desk.at(300_002);
        assertThat(desk.give(TICK)).containsExactly(stage(MarketPhase.AUCTION, 330_002), indicated(106, 3, -2));
        desk.at(330_002);
        assertThat(desk.give(TICK))
                .containsExactly(
                        traded(3, buy(5, 8, 110), sell(4, 5, 106), 3, open(0, 2)),
                        closed(buy(5, 8, 110), CloseReason.FILLED, 0),
                        stage(MarketPhase.TRADING, 0),
                        level(7, Side.BUY, 110, 0),
                        level(8, Side.SELL, 106, 2));
    }

    private void trip() {
        desk.rest(sell(1, 1, 100), buy(2, 1, 100));
        desk.at(2);
        desk.rest(sell(3, 5, 105), sell(4, 5, 106));
        assertThat(desk.place(buy(5, 8, 110)))
                .containsExactly(
                        traded(2, buy(5, 8, 110), sell(3, 5, 105), 5, open(3, 0)),
                        closed(sell(3, 5, 105), CloseReason.FILLED, 0),
                        rested(buy(5, 8, 110), 3),
                        new GuardFact.BreakerTripped(BTC_PERP, 106, 100, 1, 300_002),
                        stage(MarketPhase.HALTED, 300_002),
                        level(5, Side.BUY, 110, 3),
                        level(6, Side.SELL, 105, 0));
    }

    @Test
    @Tag("MTCH-055")
    void pausesTwiceAsLongInARowUntilAnOperatorHaltsIt() {
        trip();
        desk.at(300_002);
        desk.give(TICK);
        desk.at(330_010);
        desk.give(TICK);
        desk.rest(Fixtures.sell(6, 5, 112));
        Fixtures.Draft taker = buy(7, 3, 112).as(TimeInForce.IOC);
        desk.give(Fixtures.cancel(4, sell(4, 5, 106).account()));
        assertThat(desk.place(taker))
                .containsExactly(
                        closed(taker, CloseReason.IMMEDIATE_REMAINDER, 3),
                        new GuardFact.BreakerTripped(BTC_PERP, 112, 106, 2, 930_010),
                        stage(MarketPhase.HALTED, 930_010));
        assertThat(desk.give(new MarketCommand.SetPhase(BTC_PERP, MarketPhase.HALTED)))
                .containsExactly(Desk.phase(MarketPhase.HALTED));
        desk.at(930_010);
        assertThat(desk.give(TICK)).isEmpty();
    }

    @Test
    @Tag("MTCH-056")
    void comparesWithThePriceBeforeTheWindow() {
        desk.rest(sell(1, 1, 100), buy(2, 1, 100));
        desk.at(60_000);
        desk.rest(sell(3, 1, 105), buy(4, 1, 105));
        desk.at(120_000);
        desk.rest(sell(5, 1, 110));
        assertThat(desk.place(buy(6, 1, 110))).startsWith(traded(3, buy(6, 1, 110), sell(5, 1, 110), 1, open(0, 0)));
    }

    @Test
    void fillsOrKillsWithinTheBounds() {
        desk.rest(sell(1, 1, 100), buy(2, 1, 100), sell(3, 5, 105), sell(4, 5, 106));
        Fixtures.Draft taker = buy(5, 6, 110).as(TimeInForce.FOK);
        assertThat(desk.place(taker)).containsExactly(rejected(taker, RejectReason.FILL_OR_KILL_UNFILLED));
    }

    @Test
    void stopsBeforeAPriceOnTheOtherSideOfTheReference() {
        desk.rest(sell(1, 1, 100), buy(2, 1, 100), buy(3, 5, 106));
        Fixtures.Draft taker = sell(4, 1, 90).market();
        assertThat(desk.place(taker))
                .containsExactly(
                        closed(taker, CloseReason.IMMEDIATE_REMAINDER, 1),
                        new GuardFact.BreakerTripped(BTC_PERP, 106, 100, 1, 300_001),
                        stage(MarketPhase.HALTED, 300_001));
    }

    private static BookFact.PhaseChanged stage(MarketPhase phase, long untilMillis) {
        return new BookFact.PhaseChanged(BTC_PERP, phase, PhaseCause.CIRCUIT_BREAKER, untilMillis);
    }
}
