package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.phase;
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
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.core.StreamHash;

/** The worked examples of moved positions, countdowns and checks of a feed, for the engine and its model. */
abstract class MovesExamples {

    private static final long DORA = AccountId.of(10, 0).value();
    private static final RequestId REQUEST = request(-1);

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
    }

    @Test
    @Tag("MTCH-057")
    void turnsPositionsIntoCash() {
        desk.rest(sell(1, 60, 100).by(BOB), buy(2, 60, 100).by(ALICE));
        desk.rest(buy(6, 1, 90).by(BOB), sell(5, 1, 110).by(ALICE));
        MarketCommand.SettleMarket settle = new MarketCommand.SettleMarket(REQUEST, BTC_PERP, 95);
        assertThat(desk.give(settle))
                .containsExactly(
                        closed(5, ALICE, CloseReason.SETTLEMENT, 1),
                        closed(6, BOB, CloseReason.SETTLEMENT, 1),
                        phase(MarketPhase.SETTLING),
                        new PositionFact.Settled(REQUEST, ALICE, BTC_PERP, PositionSide.BOTH, 60, 95),
                        new PositionFact.Settled(REQUEST, BOB, BTC_PERP, PositionSide.BOTH, -60, 95),
                        new PositionFact.MarketSettled(REQUEST, BTC_PERP, 2, 60),
                        level(5, Side.BUY, 90, 0),
                        level(6, Side.SELL, 110, 0));
        assertThat(desk.give(settle)).containsExactly(new PositionFact.MarketSettled(REQUEST, BTC_PERP, 0, 0));
        assertThat(desk.give(new MarketCommand.SettleMarket(REQUEST, BTC_PERP, 0)))
                .containsExactly(refused(0, RejectReason.PRICE_OUT_OF_RANGE));
    }

    @Test
    @Tag("MTCH-058")
    void takesOverWhatThereIs() {
        desk.rest(
                sell(1, 60, 100).by(BOB),
                buy(2, 60, 100).by(ALICE),
                sell(5, 20, 105).by(ALICE));
        assertThat(desk.give(takeOver(100, 90)))
                .containsExactly(
                        closed(5, ALICE, CloseReason.LIQUIDATION, 20),
                        moved(2, MoveCause.TAKE_OVER, CAROL, 60),
                        ended(MoveCause.TAKE_OVER, 60, 40),
                        level(4, Side.SELL, 105, 0));
        assertThat(desk.give(takeOver(100, 90))).containsExactly(ended(MoveCause.TAKE_OVER, 0, 100));
        assertThat(desk.give(takeOver(0, 90))).containsExactly(refused(ALICE, RejectReason.SIZE_OUT_OF_RANGE));
        assertThat(desk.give(takeOver(0, 0))).containsExactly(refused(ALICE, RejectReason.PRICE_OUT_OF_RANGE));
        assertThat(desk.give(new BookCommand.TakeOver(REQUEST, ALICE, BTC_PERP, PositionSide.BOTH, ALICE, 1, 1)))
                .containsExactly(refused(ALICE, RejectReason.UNSUPPORTED));
    }

    @Test
    @Tag("MTCH-058")
    void cutsReduceOnlyOrdersOfThoseWhoTakeOver() {
        desk.rest(sell(1, 60, 100).by(BOB), buy(2, 60, 100).by(ALICE));
        desk.rest(buy(7, 50, 95).by(BOB).reducing());
        assertThat(desk.give(new BookCommand.TakeOver(REQUEST, ALICE, BTC_PERP, PositionSide.BOTH, BOB, 40, 90)))
                .contains(moved(2, MoveCause.TAKE_OVER, BOB, 40), level(4, Side.BUY, 95, 20));
    }

    @Test
    @Tag("MTCH-059")
    void closesAgainstOthersInTheirOrder() {
        desk.rest(sell(1, 50, 100).by(BOB), sell(2, 10, 100).by(CAROL), sell(3, 5, 100));
        desk.rest(buy(4, 60, 100).by(ALICE), buy(5, 5, 100).by(DORA));
        desk.rest(
                sell(6, 1, 110).by(ALICE),
                buy(7, 1, 90).by(BOB),
                buy(8, 1, 90).by(DORA),
                buy(9, 1, 90).by(CAROL));
        assertThat(desk.give(new BookCommand.Deleverage(
                        REQUEST,
                        ALICE,
                        BTC_PERP,
                        PositionSide.BOTH,
                        55,
                        90,
                        List.of(at(DORA, 9), at(BOB, 40), at(CAROL, 30)))))
                .containsExactly(
                        closed(6, ALICE, CloseReason.LIQUIDATION, 1),
                        closed(7, BOB, CloseReason.DELEVERAGE, 1),
                        moved(4, MoveCause.DELEVERAGE, BOB, 40),
                        closed(9, CAROL, CloseReason.DELEVERAGE, 1),
                        moved(5, MoveCause.DELEVERAGE, CAROL, 10),
                        ended(MoveCause.DELEVERAGE, 50, 5),
                        level(10, Side.BUY, 90, 1),
                        level(11, Side.SELL, 110, 0));
    }

    @Test
    @Tag("MTCH-060")
    void cancelsWhenTheCountdownEnds() {
        assertThat(desk.give(countdown(100))).containsExactly(set(101));
        desk.rest(buy(2, 1, 90).by(ALICE), buy(1, 1, 91).by(ALICE));
        desk.at(50);
        assertThat(desk.give(countdown(100))).containsExactly(set(150));
        assertThat(pass(101)).isEmpty();
        assertThat(pass(150))
                .containsExactly(
                        Desk.closed(buy(1, 1, 91).by(ALICE), CloseReason.COUNTDOWN, 1),
                        Desk.closed(buy(2, 1, 90).by(ALICE), CloseReason.COUNTDOWN, 1),
                        new GuardFact.CountdownEnded(ALICE, BTC_PERP, 2),
                        level(3, Side.BUY, 91, 0),
                        level(4, Side.BUY, 90, 0));
        desk.at(151);
        assertThat(desk.give(countdown(10))).containsExactly(set(161));
        assertThat(desk.give(countdown(0))).containsExactly(set(0));
        assertThat(pass(161)).isEmpty();
        assertThat(desk.give(countdown(-1))).containsExactly(refused(ALICE, RejectReason.COUNTDOWN_INVALID));
        assertThat(desk.give(countdown(86_400_001))).containsExactly(refused(ALICE, RejectReason.COUNTDOWN_INVALID));
        assertThat(desk.give(countdown(86_400_000))).containsExactly(set(86_400_161));
    }

    @Test
    void refusesWhatIsForAMarketThatIsNotListed() {
        assertThat(desk.give(new BookCommand.SetCountdown(REQUEST, ALICE, 9, 5)))
                .containsExactly(new BookFact.Rejected(REQUEST, 0, ALICE, 9, RejectReason.MARKET_UNKNOWN));
    }

    @Test
    @Tag("MTCH-061")
    void checksTheTop() {
        for (int i = 1; i < 128; i++) {
            desk.rest(buy(i, 1, i));
        }
        long hash = StreamHash.SEED;
        for (long price = 128; price > 108; price--) {
            hash = StreamHash.extend(StreamHash.extend(hash, price), 1);
        }
        assertThat(desk.place(buy(128, 1, 128)))
                .endsWith(level(128, Side.BUY, 128, 1), new BookFact.TopChecked(BTC_PERP, 128, hash));
        assertThat(desk.place(sell(129, 1, 130))).endsWith(level(129, Side.SELL, 130, 1));
    }

    private List<Message> pass(long millis) {
        desk.at(millis);
        return desk.give(new EngineInput.Tick(1));
    }

    private static BookCommand.TakeOver takeOver(long lots, long price) {
        return new BookCommand.TakeOver(REQUEST, ALICE, BTC_PERP, PositionSide.BOTH, CAROL, lots, price);
    }

    private static BookCommand.SetCountdown countdown(long millis) {
        return new BookCommand.SetCountdown(REQUEST, ALICE, BTC_PERP, millis);
    }

    private static GuardFact.CountdownSet set(long endMillis) {
        return new GuardFact.CountdownSet(REQUEST, ALICE, BTC_PERP, endMillis);
    }

    private static Counterparty at(long account, long lots) {
        return new Counterparty(account, PositionSide.BOTH, lots);
    }

    private static BookFact.Closed closed(long id, long account, CloseReason reason, long unfilled) {
        return new BookFact.Closed(REQUEST, id, account, BTC_PERP, reason, unfilled);
    }

    private static BookFact.Rejected refused(long account, RejectReason reason) {
        return new BookFact.Rejected(REQUEST, 0, account, BTC_PERP, reason);
    }

    /** Lots of Alice's long position at 90. */
    private static PositionFact.Moved moved(long number, MoveCause cause, long to, long lots) {
        return new PositionFact.Moved(
                REQUEST, BTC_PERP, number, cause, ALICE, PositionSide.BOTH, to, PositionSide.BOTH, lots, 90);
    }

    private static PositionFact.MovesEnded ended(MoveCause cause, long movedLots, long leftLots) {
        return new PositionFact.MovesEnded(REQUEST, ALICE, BTC_PERP, cause, movedLots, leftLots);
    }
}
