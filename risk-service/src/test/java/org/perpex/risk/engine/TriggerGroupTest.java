package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.FOREVER;
import static org.perpex.risk.engine.Fixtures.SMALL;
import static org.perpex.risk.engine.Fixtures.limit;
import static org.perpex.risk.engine.Fixtures.market;
import static org.perpex.risk.engine.Fixtures.request;
import static org.perpex.risk.engine.TriggerFloor.reason;
import static org.perpex.risk.engine.TriggerFloor.words;
import static org.perpex.risk.engine.TriggerSample.bracket;
import static org.perpex.risk.engine.TriggerSample.oco;
import static org.perpex.risk.engine.TriggerSample.sellProfit;
import static org.perpex.risk.engine.TriggerSample.sellStop;
import static org.perpex.risk.engine.TriggerSample.trailing;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Triggers of which one alone fires, and triggers that follow a position. */
class TriggerGroupTest {

    private final TriggerFloor desk = TriggerFloor.at(100);

    private void oneCancelsOther() {
        desk.trade(10, 100);
        assertThat(words(desk.run(oco(
                        ALICE,
                        SMALL,
                        sellStop(95).lots(10).reduceOnly().named("stop"),
                        sellProfit(105).lots(10).reduceOnly().named("profit")))))
                .containsExactly("placed stop", "placed profit");
    }

    /** Buy 10 at 98, leave at 90 or 110. */
    private OrderCommand.Place entry() {
        OrderCommand.Place entry = limit(ALICE, SMALL, Side.BUY, 98, 10);
        desk.run(bracket(
                entry,
                sellStop(90).lots(10).reduceOnly().named("stop"),
                sellProfit(110).lots(10).reduceOnly().named("profit")));
        return entry;
    }

    private List<Object> fill(long lots) {
        return desk.run(limit(BOB, SMALL, Side.SELL, 98, lots));
    }

    @Test
    @Tag("TRIG-040")
    void theSiblingEndsBeforeTheOrder() {
        oneCancelsOther();

        assertThat(words(desk.price(105)))
                .startsWith("ended stop SIBLING", "order 10", "fired profit at 105")
                .doesNotContain("fired stop at 105");
    }

    @Test
    @Tag("TRIG-041")
    void exitsShrinkWithThePositionAndVanishWithIt() {
        oneCancelsOther();

        assertThat(words(desk.trade(-4, 100))).containsExactly("resized stop 6", "resized profit 6");
        assertThat(words(desk.trade(-6, 100)))
                .containsExactly("ended stop POSITION_GONE", "ended profit POSITION_GONE");
    }

    @Test
    void whatShrankDoesNotGrowAgain() {
        oneCancelsOther();
        desk.trade(-4, 100);

        assertThat(desk.trade(4, 100)).isEmpty();
        assertThat(words(desk.price(95))).contains("order 6");
    }

    @Test
    @Tag("TRIG-042")
    void aPositionThatTurnsOverTakesWhatClosedItAlong() {
        desk.trade(10, 100);
        desk.run(sellStop(95).closing().named("a").place(ALICE, SMALL));

        assertThat(words(desk.trade(-12, 100))).containsExactly("ended a POSITION_GONE");
    }

    @Test
    @Tag("TRIG-043")
    void exitsOfABracketGrowWithTheFillsOfItsOrder() {
        entry();

        assertThat(words(fill(4))).containsExactly("resized stop 4", "resized profit 4");
        assertThat(words(fill(6))).containsExactly("resized stop 10", "resized profit 10");
    }

    @Test
    void exitsWatchNothingBeforeTheFirstFill() {
        entry();

        assertThat(desk.price(110)).isEmpty();
        fill(10);
        assertThat(words(desk.price(110))).contains("ended stop SIBLING", "order 10", "fired profit at 110");
    }

    @Test
    @Tag("TRIG-044")
    void exitsEndWithAnOrderThatWasNotFilled() {
        OrderCommand.Place entry = entry();

        var cancel = new OrderCommand.Cancel(request(), FOREVER, ALICE, SMALL, 0, entry.clientOrderId());
        assertThat(words(desk.run(cancel)))
                .containsExactly("cancel", "ended stop ENTRY_GONE", "ended profit ENTRY_GONE");
    }

    @Test
    void exitsEndWithAnOrderThatTheBookRefuses() {
        var refused = Fixtures.place(ALICE, SMALL, Side.BUY, 98, 10, TimeInForce.FOK);

        assertThat(words(desk.run(
                        bracket(refused, sellStop(90).lots(10).reduceOnly().named("a")))))
                .containsExactly("placed a", "ended a ENTRY_GONE");
    }

    @Test
    @Tag("TRIG-045")
    void whatIsLeftOfTheOrderIsCanceledBeforeAnExit() {
        desk.run(bracket(
                limit(ALICE, SMALL, Side.BUY, 98, 10),
                sellStop(90).lots(10).byMark().reduceOnly().named("stop"),
                sellProfit(110).lots(10).byMark().reduceOnly().named("profit")));
        fill(4);
        desk.run(limit(BOB, SMALL, Side.BUY, 95, 4));

        assertThat(words(desk.mark(90)))
                .containsExactly("ended profit SIBLING", "cancel", "order 4", "fired stop at 90", "ended stop FIRED");
    }

    @Test
    @Tag("TRIG-046")
    void aBracketThatDoesNotFitTogetherIsRefusedWhole() {
        OrderCommand.Place entry = limit(ALICE, SMALL, Side.BUY, 98, 10);

        assertThat(reason(desk.run(bracket(entry, sellStop(98).lots(10).reduceOnly()))))
                .isEqualTo(RejectReason.TRIGGER_INVALID);
        assertThat(reason(desk.run(bracket(
                        limit(ALICE, SMALL, Side.BUY, 98, 10), sellStop(90).lots(10)))))
                .isEqualTo(RejectReason.TRIGGER_INVALID);
        assertThat(reason(desk.run(bracket(
                        limit(ALICE, SMALL, Side.BUY, 98, 10),
                        sellStop(90).lots(11).reduceOnly()))))
                .isEqualTo(RejectReason.TRIGGER_INVALID);
        assertThat(desk.floor.engine().totals().openOrders()).isZero();
    }

    @Test
    @Tag("TRIG-047")
    void theLastKnownPriceIsLookedAtOnceTheOrderIsFilled() {
        desk.run(limit(BOB, SMALL, Side.SELL, 100, 10));
        desk.floor.submit(bracket(
                market(ALICE, SMALL, Side.BUY, 10),
                sellStop(99).lots(10).byMark().reduceOnly().named("stop")));

        assertThat(words(desk.mark(98))).contains("order 10", "fired stop at 98");
    }

    @Test
    void exitsOfAnOrderThatIsStillOpenWaitForItsNextFill() {
        entry();
        fill(4);

        desk.run(limit(BOB, SMALL, Side.BUY, 99, 4));
        assertThat(words(desk.run(Fixtures.reduceOnly(market(ALICE, SMALL, Side.SELL, 4)))))
                .containsExactly("resized stop 0", "resized profit 0");
        assertThat(words(fill(5))).containsExactly("resized stop 5", "resized profit 5");
    }

    @Test
    void aTrailingExitFollowsFromTheFill() {
        desk.run(bracket(
                limit(ALICE, SMALL, Side.BUY, 98, 10),
                trailing(Side.SELL, 50_000, 0).lots(10).reduceOnly().named("a")));
        desk.price(120);
        fill(10);

        // 5 % below 98 is 93.1.
        assertThat(desk.price(94)).isEmpty();
        assertThat(words(desk.price(93))).contains("fired a at 93");
    }

    @Test
    void groupsSurviveARestart() {
        oneCancelsOther();
        entry2();
        desk.floor.restart();

        assertThat(words(desk.trade(-4, 100))).containsExactly("resized stop 6", "resized profit 6");
        desk.floor.restart();
        assertThat(words(desk.price(105))).startsWith("ended stop SIBLING", "order 6", "fired profit at 105");
    }

    private void entry2() {
        desk.run(bracket(
                limit(ALICE, SMALL, Side.BUY, 98, 10),
                sellStop(90).lots(10).reduceOnly().named("a"),
                trailing(Side.SELL, 50_000, 0).lots(10).reduceOnly().named("b")));
    }
}
