package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.CAROL;
import static org.perpex.risk.engine.Fixtures.FOREVER;
import static org.perpex.risk.engine.Fixtures.SMALL;
import static org.perpex.risk.engine.Fixtures.limit;
import static org.perpex.risk.engine.Fixtures.request;
import static org.perpex.risk.engine.Fixtures.usdt;
import static org.perpex.risk.engine.TriggerFloor.reason;
import static org.perpex.risk.engine.TriggerFloor.words;
import static org.perpex.risk.engine.TriggerSample.of;
import static org.perpex.risk.engine.TriggerSample.sellProfit;
import static org.perpex.risk.engine.TriggerSample.sellStop;
import static org.perpex.risk.engine.TriggerSample.trailing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TriggerType;

/** What is refused at placing and at firing, and how triggers end. */
class TriggerPlacingTest {

    private TriggerFloor desk = TriggerFloor.at(100);

    private List<Object> place(TriggerSample trigger) {
        return desk.run(trigger.place(ALICE, SMALL));
    }

    private TriggerCommand.Cancel cancel(String clientId) {
        return new TriggerCommand.Cancel(request(), FOREVER, ALICE, SMALL, 0, clientId);
    }

    @Test
    @Tag("TRIG-020")
    void whatWouldFireAtOnceIsRefused() {
        assertThat(reason(place(sellStop(100)))).isEqualTo(RejectReason.WOULD_TRIGGER);
        assertThat(reason(place(sellProfit(100).byMark()))).isEqualTo(RejectReason.WOULD_TRIGGER);
        assertThat(words(place(sellStop(99).named("a")))).containsExactly("placed a");
    }

    @Test
    @Tag("TRIG-021")
    void anActivationThatIsThereIsRefused() {
        assertThat(reason(place(trailing(Side.SELL, 10_000, 100)))).isEqualTo(RejectReason.WOULD_TRIGGER);
        assertThat(words(place(trailing(Side.SELL, 10_000, 101).named("a")))).containsExactly("placed a");
        assertThat(reason(place(trailing(Side.BUY, 10_000, 100)))).isEqualTo(RejectReason.WOULD_TRIGGER);
    }

    @Test
    @Tag("TRIG-022")
    void aPositionIsClosedByOneStopAndOneTakeProfit() {
        place(sellStop(90).closing());

        assertThat(reason(place(sellStop(80).closing()))).isEqualTo(RejectReason.CLOSE_POSITION_DUPLICATE);
        assertThat(words(place(sellProfit(120).closing().named("a")))).containsExactly("placed a");
        assertThat(words(place(
                        of(Side.BUY, TriggerType.STOP_MARKET, 120).closing().named("b"))))
                .containsExactly("placed b");
    }

    @Test
    @Tag("TRIG-023")
    void aClientsIdIsTakenWhileItsTriggerWaits() {
        place(sellStop(90).named("a"));

        assertThat(reason(place(sellStop(80).named("a")))).isEqualTo(RejectReason.CLIENT_ORDER_ID_DUPLICATE);
        assertThat(words(desk.run(cancel("a")))).containsExactly("ended a CANCELED");
        assertThat(words(place(sellStop(80).named("a")))).containsExactly("placed a");
    }

    @Test
    @Tag("TRIG-024")
    void anAccountHasSoManyTriggersInAMarket() {
        desk = TriggerFloor.guarded(0, 2);
        place(sellStop(90));
        place(sellStop(90));

        assertThat(reason(place(sellStop(90)))).isEqualTo(RejectReason.OPEN_TRIGGERS_MAX);
        assertThat(words(desk.run(sellStop(90).named("b").place(BOB, SMALL)))).containsExactly("placed b");
    }

    @Test
    void withoutAWordOfTheMarketThereAreTwoHundred() {
        for (int i = 0; i < 200; i++) {
            place(sellStop(90));
        }
        assertThat(reason(place(sellStop(90)))).isEqualTo(RejectReason.OPEN_TRIGGERS_MAX);
    }

    static Stream<TriggerSample> broken() {
        return Stream.of(
                trailing(Side.SELL, 999, 0),
                trailing(Side.SELL, 100_001, 0),
                trailing(Side.SELL, 10_000, 0).closing(),
                of(Side.SELL, TriggerType.STOP, 90).limit(90).closing(),
                sellStop(90).closing().lots(1),
                sellStop(90).until(999),
                sellStop(90).named(""),
                sellStop(90).named("x".repeat(37)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatDoesNotFitTogetherIsRefused(TriggerSample trigger) {
        assertThat(reason(place(trigger))).isEqualTo(RejectReason.TRIGGER_INVALID);
    }

    @Test
    void pricesAndSizesAreThoseThatTheMarketLists() {
        assertThat(reason(place(sellStop(0)))).isEqualTo(RejectReason.PRICE_OUT_OF_RANGE);
        assertThat(reason(place(sellStop(90).limit(90)))).isEqualTo(RejectReason.PRICE_OUT_OF_RANGE);
        assertThat(reason(place(of(Side.SELL, TriggerType.STOP, 90)))).isEqualTo(RejectReason.PRICE_OUT_OF_RANGE);
        assertThat(reason(place(sellStop(90).lots(501)))).isEqualTo(RejectReason.SIZE_OUT_OF_RANGE);
    }

    @Test
    @Tag("TRIG-030")
    void marginIsCheckedWhenItFires() {
        long poor = AccountId.of(9, 0).value();
        desk.floor.deposit(poor, usdt("4"));
        desk.run(of(Side.BUY, TriggerType.STOP_MARKET, 105).named("a").place(poor, SMALL));

        assertThat(words(desk.price(105))).containsExactly("refused a MARGIN_INSUFFICIENT", "ended a REFUSED");
    }

    @Test
    @Tag("TRIG-031")
    void theBookRefusesWhatHasNothingToReduce() {
        place(sellStop(95).reduceOnly().named("a"));

        assertThat(words(desk.price(95)))
                .containsExactly("order 1", "fired a at 95", "refused a REDUCE_ONLY_REJECTED", "ended a REFUSED");
        assertThat(words(desk.run(cancel("a")))).containsExactly("cancel rejected ORDER_UNKNOWN");
    }

    @Test
    @Tag("TRIG-032")
    void thePositionIsClosedAsItIsThen() {
        desk.trade(7, 100);
        place(sellStop(95).closing().named("a"));
        desk.trade(3, 100);

        assertThat(words(desk.price(95))).contains("order 10", "fired a at 95");
    }

    @Test
    void aPositionThatIsNotThereCannotBeClosed() {
        place(sellStop(95).closing().named("a"));

        assertThat(words(desk.price(95))).containsExactly("refused a REDUCE_ONLY_REJECTED", "ended a REFUSED");
    }

    @Test
    @Tag("TRIG-033")
    void aTriggerEndsAtItsDate() {
        place(sellStop(95).until(5_000).named("a"));

        desk.floor.timeMillis = 4_999;
        assertThat(desk.run(new EngineInput.Tick(1))).isEmpty();
        desk.floor.timeMillis = 5_000;
        assertThat(words(desk.run(new EngineInput.Tick(1)))).containsExactly("ended a EXPIRED");
    }

    @Test
    void allOfAMarketAreCanceledAtOnce() {
        place(sellStop(95).named("a"));
        place(sellProfit(105).named("b"));

        var all = new TriggerCommand.CancelAll(request(), FOREVER, ALICE, SMALL);
        assertThat(words(desk.run(all))).containsExactly("ended a CANCELED", "ended b CANCELED", "all canceled 2");
        assertThat(desk.run(all)).isEmpty();
        assertThat(words(desk.run(new TriggerCommand.CancelAll(request(), FOREVER, CAROL, SMALL))))
                .containsExactly("all canceled 0");
    }

    @Test
    void aRepeatedPlacingPlacesNothingTwice() {
        var command = sellStop(95).place(ALICE, SMALL);
        desk.run(command);

        assertThat(desk.run(command)).isEmpty();
    }

    @Test
    void theOrderHasANameOfTheExchangeIfItsOwnIsTaken() {
        var open = limit(ALICE, SMALL, Side.BUY, 91, 1);
        desk.run(open);
        place(of(Side.BUY, TriggerType.STOP, 105).limit(105).named(open.clientOrderId()));

        desk.price(105);

        assertThat(Floor.placed(desk.floor.said).clientOrderId()).startsWith("trigger-");
    }
}
