package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.CAROL;
import static org.perpex.risk.engine.Fixtures.SMALL;
import static org.perpex.risk.engine.Fixtures.limit;
import static org.perpex.risk.engine.TriggerFloor.words;
import static org.perpex.risk.engine.TriggerSample.of;
import static org.perpex.risk.engine.TriggerSample.sellStop;
import static org.perpex.risk.engine.TriggerSample.trailing;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;

/** When triggers fire, and what they become. */
class TriggerTest {

    private TriggerFloor desk = TriggerFloor.at(100);

    private void place(TriggerSample trigger) {
        assertThat(words(desk.run(trigger.place(ALICE, SMALL))))
                .singleElement()
                .satisfies(word -> assertThat(word).startsWith("placed"));
    }

    private static OrderDetails order(List<Object> facts) {
        return facts.stream()
                .filter(BookCommand.Place.class::isInstance)
                .map(fact -> ((BookCommand.Place) fact).order())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("TRIG-001")
    void aStopWaitsUntilThePriceIsReached() {
        place(sellStop(95).named("a"));

        assertThat(desk.price(96)).isEmpty();
        assertThat(words(desk.price(95))).contains("order 1", "fired a at 95");
        assertThat(desk.price(94)).isEmpty();
    }

    @Test
    @Tag("TRIG-002")
    void aStopLimitBecomesALimitOrderOfItsTrigger() {
        List<Object> placed = desk.run(of(Side.BUY, TriggerType.STOP, 105)
                .limit(107)
                .lots(3)
                .named("a")
                .place(ALICE, SMALL));

        List<Object> facts = desk.price(106);

        assertThat(words(facts)).containsExactly("order 3", "fired a at 106", "ended a FIRED");
        OrderDetails order = order(facts);
        assertThat(order.type()).isEqualTo(OrderType.LIMIT);
        assertThat(order.priceTicks()).isEqualTo(107);
        assertThat(order.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(order.origin()).isEqualTo(OrderOrigin.TRIGGER);
        assertThat(order.parentId())
                .isEqualTo(((TriggerFact.Placed) placed.getFirst()).trigger().triggerId());
        assertThat(order.clientOrderId()).isEqualTo("a");
    }

    @Test
    @Tag("TRIG-003")
    void aTakeProfitWaitsForAPriceInItsFavor() {
        place(of(Side.SELL, TriggerType.TAKE_PROFIT, 105).limit(104).named("a"));

        assertThat(desk.price(104)).isEmpty();
        List<Object> facts = desk.price(105);
        assertThat(words(facts)).contains("fired a at 105");
        assertThat(order(facts).priceTicks()).isEqualTo(104);
    }

    @Test
    @Tag("TRIG-004")
    void aBuyTakeProfitWaitsForAFall() {
        place(of(Side.BUY, TriggerType.TAKE_PROFIT_MARKET, 95).named("a"));

        assertThat(desk.price(96)).isEmpty();
        List<Object> facts = desk.price(94);
        assertThat(words(facts)).contains("fired a at 94");
        assertThat(order(facts).type()).isEqualTo(OrderType.MARKET);
    }

    @Test
    @Tag("TRIG-005")
    void aTriggerByMarkDoesNotSeeTrades() {
        place(sellStop(95).byMark().named("a"));

        assertThat(desk.price(90)).isEmpty();
        assertThat(words(desk.mark(95))).contains("fired a at 95");
    }

    @Test
    @Tag("TRIG-006")
    void everyTradedPriceCounts() {
        place(sellStop(95).named("a"));
        desk.run(limit(BOB, SMALL, Side.BUY, 96, 1));
        desk.run(limit(BOB, SMALL, Side.BUY, 95, 1));

        assertThat(words(desk.run(limit(CAROL, SMALL, Side.SELL, 95, 2)))).contains("fired a at 95");
    }

    @Test
    @Tag("TRIG-007")
    void theyFireAsThePricePassesThem() {
        place(sellStop(90).named("1"));
        place(sellStop(95).named("2"));
        place(sellStop(95).named("3"));

        assertThat(words(desk.price(85)).stream().filter(word -> word.startsWith("fired")))
                .containsExactly("fired 2 at 85", "fired 3 at 85", "fired 1 at 85");
    }

    @Test
    @Tag("TRIG-010")
    void aTrailingSellFollowsTheHighestPrice() {
        desk = TriggerFloor.at(1_000);
        place(trailing(Side.SELL, 10_000, 0).named("a"));

        assertThat(desk.price(1_050)).isEmpty();
        assertThat(desk.price(1_040)).isEmpty();
        assertThat(words(desk.price(1_039))).contains("fired a at 1039");
    }

    @Test
    @Tag("TRIG-011")
    void aTrailingBuyFollowsTheLowestPrice() {
        desk = TriggerFloor.at(1_000);
        place(trailing(Side.BUY, 10_000, 0).named("a"));

        assertThat(desk.price(950)).isEmpty();
        assertThat(desk.price(959)).isEmpty();
        assertThat(words(desk.price(960))).contains("fired a at 960");
    }

    @Test
    @Tag("TRIG-012")
    void aTrailingStopFollowsFromItsActivation() {
        desk = TriggerFloor.at(1_000);
        place(trailing(Side.SELL, 100_000, 1_100).named("a"));

        assertThat(desk.price(800)).isEmpty();
        assertThat(desk.price(1_100)).isEmpty();
        assertThat(desk.price(1_200)).isEmpty();
        assertThat(desk.price(1_081)).isEmpty();
        assertThat(words(desk.price(1_080))).contains("fired a at 1080");
    }

    @Test
    @Tag("TRIG-013")
    void withoutActivationThePriceOfThePlacingIsTheBest() {
        desk = TriggerFloor.at(1_000);
        place(trailing(Side.SELL, 10_000, 0).named("a"));

        assertThat(desk.price(991)).isEmpty();
        assertThat(words(desk.price(990))).contains("fired a at 990");
    }

    @Test
    @Tag("TRIG-014")
    void aProtectedTriggerWaitsUntilPricesComeTogether() {
        desk = TriggerFloor.guarded(50_000, 0);
        place(sellStop(95).guarded().named("a"));

        assertThat(desk.price(94)).isEmpty();
        assertThat(desk.mark(98)).isEmpty();
        assertThat(words(desk.price(94))).contains("fired a at 94");
    }

    @Test
    @Tag("TRIG-015")
    void whatWasHeldBackIsLookedAtAnew() {
        desk = TriggerFloor.guarded(50_000, 0);
        place(sellStop(95).guarded().named("a"));

        assertThat(desk.price(94)).isEmpty();
        assertThat(desk.price(99)).isEmpty();
        assertThat(desk.mark(94)).isEmpty();
        assertThat(desk.price(96)).isEmpty();
        assertThat(words(desk.price(95))).contains("fired a at 95");
    }
}
