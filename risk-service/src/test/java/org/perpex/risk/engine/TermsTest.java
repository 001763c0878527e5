package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.FOREVER;
import static org.perpex.risk.engine.Fixtures.NO_FEES;
import static org.perpex.risk.engine.Fixtures.SMALL;
import static org.perpex.risk.engine.Fixtures.limit;
import static org.perpex.risk.engine.Fixtures.request;
import static org.perpex.risk.engine.Fixtures.small;
import static org.perpex.risk.engine.Fixtures.usdt;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Orders that ask for more than price and size: their margin is taken at the request and follows the book's answer. */
class TermsTest {

    private static final OrderTerms GIVING_WAY = new OrderTerms(0, PriceMatch.NONE, true, false, false);

    private static Floor floor(String wallet) {
        Floor floor = Floor.with(small(NO_FEES), 100);
        floor.deposit(ALICE, usdt(wallet));
        floor.deposit(BOB, usdt("1000"));
        return floor;
    }

    private static OrderTerms matching(PriceMatch match) {
        return new OrderTerms(0, match, false, false, false);
    }

    private static OrderCommand.Place order(Side side, long priceTicks, TimeInForce timeInForce, OrderTerms terms) {
        var request = request();
        return new OrderCommand.Place(
                request,
                FOREVER,
                ALICE,
                SMALL,
                side,
                PositionSide.BOTH,
                OrderType.LIMIT,
                timeInForce,
                priceTicks,
                10,
                false,
                SelfTradePrevention.NONE,
                0,
                "t" + request.low(),
                terms);
    }

    private static OrderCommand.Amend amend(OrderCommand.Place order, long priceTicks, PriceMatch match) {
        return new OrderCommand.Amend(
                request(), FOREVER, ALICE, SMALL, 0, order.clientOrderId(), order.side(), priceTicks, 10, match);
    }

    private static long margin(Floor floor) {
        return Margin.orderMarginUnits(floor.market(SMALL), floor.holding(ALICE, SMALL));
    }

    private static RejectReason refusal(Floor floor, OrderCommand.Place order) {
        return floor.run(order, BookFact.Rejected.class).getFirst().reason();
    }

    /** Lets the book answer the last command and returns what the account engine says to its first fact. */
    private static AccountFact answer(Floor floor) {
        floor.stepBook();
        return (AccountFact) floor.submit(floor.nextFact()).getFirst().fact();
    }

    @Test
    @Tag("RISK-070")
    void anOrderThatGivesWayCountsWithThePriceThatItGot() {
        Floor floor = floor("1000");
        floor.run(limit(BOB, SMALL, Side.SELL, 100, 5));

        floor.submit(order(Side.BUY, 105, TimeInForce.GTX, GIVING_WAY));
        assertThat(margin(floor)).isEqualTo(usdt("102.5"));
        AccountFact.OrderOpened opened = (AccountFact.OrderOpened) answer(floor);

        assertThat(margin(floor)).isEqualTo(usdt("49.5"));
        assertThat(opened.order().priceTicks()).isEqualTo(99);
    }

    @Test
    @Tag("RISK-071")
    void anOrderWithoutAPriceGoesOutAtTheBand() {
        Floor floor = floor("1000");
        floor.run(limit(BOB, SMALL, Side.SELL, 101, 20));

        OrderDetails sent =
                Floor.placed(floor.submit(order(Side.BUY, 0, TimeInForce.GTC, matching(PriceMatch.OPPONENT))));
        assertThat(sent.priceTicks()).isEqualTo(110);
        assertThat(margin(floor)).isEqualTo(usdt("155"));
        AccountFact.OrderOpened opened = (AccountFact.OrderOpened) answer(floor);

        assertThat(margin(floor)).isEqualTo(usdt("60.5"));
        assertThat(opened.order().priceTicks()).isEqualTo(101);
    }

    @Test
    @Tag("RISK-072")
    void goesOutAtTheWorstPriceThatTheBalanceCovers() {
        Floor floor = floor("100");
        OrderDetails sent =
                Floor.placed(floor.submit(order(Side.BUY, 0, TimeInForce.GTC, matching(PriceMatch.OPPONENT))));

        assertThat(sent.priceTicks()).isEqualTo(104);
        assertThat(margin(floor)).isEqualTo(usdt("92"));
    }

    @Test
    @Tag("RISK-073")
    void isRefusedIfTheBalanceDoesNotCoverTheMark() {
        Floor floor = floor("49.99999999");

        assertThat(refusal(floor, order(Side.BUY, 0, TimeInForce.GTC, matching(PriceMatch.OPPONENT))))
                .isEqualTo(RejectReason.MARGIN_INSUFFICIENT);
    }

    @Test
    @Tag("RISK-074")
    void aSellWithoutAPriceGoesOutAtTheLowerBand() {
        Floor floor = floor("1000");
        floor.run(limit(BOB, SMALL, Side.SELL, 101, 5));

        OrderDetails sent =
                Floor.placed(floor.submit(order(Side.SELL, 0, TimeInForce.GTC, matching(PriceMatch.QUEUE))));
        assertThat(sent.priceTicks()).isEqualTo(90);
        assertThat(margin(floor)).isEqualTo(usdt("145"));
        answer(floor);

        assertThat(margin(floor)).isEqualTo(usdt("50.5"));
    }

    @Test
    @Tag("RISK-075")
    void aSellThatGivesWayCountsWithItsLargerNotional() {
        Floor floor = floor("1000");
        floor.run(limit(BOB, SMALL, Side.BUY, 104, 5));

        floor.submit(order(Side.SELL, 100, TimeInForce.GTX, GIVING_WAY));
        assertThat(margin(floor)).isEqualTo(usdt("50"));
        answer(floor);

        assertThat(margin(floor)).isEqualTo(usdt("52.5"));
    }

    @Test
    @Tag("RISK-076")
    void givesWayAgainWhenItIsAmended() {
        Floor floor = floor("1000");
        floor.run(limit(BOB, SMALL, Side.SELL, 100, 5));
        OrderCommand.Place order = order(Side.BUY, 95, TimeInForce.GTX, GIVING_WAY);
        floor.run(order);
        assertThat(margin(floor)).isEqualTo(usdt("47.5"));

        floor.submit(amend(order, 105, PriceMatch.NONE));
        assertThat(margin(floor)).isEqualTo(usdt("102.5"));
        AccountFact.OrderAmended amended = (AccountFact.OrderAmended) answer(floor);

        assertThat(margin(floor)).isEqualTo(usdt("49.5"));
        assertThat(amended.order().priceTicks()).isEqualTo(99);
        assertThat(amended.priceTicksBefore()).isEqualTo(95);
    }

    @Test
    @Tag("RISK-077")
    void takesItsPriceFromTheBookWhenItIsAmended() {
        Floor floor = floor("1000");
        floor.run(limit(BOB, SMALL, Side.BUY, 98, 5));
        OrderCommand.Place order = order(Side.BUY, 95, TimeInForce.GTC, OrderTerms.PLAIN);
        floor.run(order);

        floor.submit(amend(order, 0, PriceMatch.QUEUE));
        assertThat(margin(floor)).isEqualTo(usdt("155"));
        answer(floor);

        assertThat(margin(floor)).isEqualTo(usdt("49"));
    }

    @Test
    @Tag("RISK-078")
    void whatIsHiddenCostsAsMuchAsWhatIsShown() {
        Floor floor = floor("50");

        floor.run(order(Side.BUY, 100, TimeInForce.GTC, new OrderTerms(2, PriceMatch.NONE, false, false, false)));

        assertThat(margin(floor)).isEqualTo(usdt("50"));
    }

    @Test
    void refusesTermsThatDoNotFitTheOrder() {
        Floor floor = floor("1000");
        OrderTerms showingTooMuch = new OrderTerms(11, PriceMatch.NONE, false, false, false);
        OrderTerms showingTwo = new OrderTerms(2, PriceMatch.NONE, false, false, false);

        assertThat(List.of(
                        refusal(floor, order(Side.BUY, 100, TimeInForce.GTC, showingTooMuch)),
                        refusal(floor, order(Side.BUY, 100, TimeInForce.IOC, showingTwo)),
                        refusal(floor, order(Side.BUY, 100, TimeInForce.GTC, matching(PriceMatch.QUEUE))),
                        refusal(floor, order(Side.BUY, 100, TimeInForce.GTC, GIVING_WAY))))
                .containsExactly(
                        RejectReason.ICEBERG_INVALID,
                        RejectReason.ICEBERG_INVALID,
                        RejectReason.PRICE_OUT_OF_RANGE,
                        RejectReason.UNSUPPORTED);
        OrderCommand.Place market = Fixtures.market(ALICE, SMALL, Side.BUY, 1);
        assertThat(refusal(floor, with(market, matching(PriceMatch.OPPONENT))))
                .isEqualTo(RejectReason.PRICE_MATCH_UNSUPPORTED);
    }

    static OrderCommand.Place with(OrderCommand.Place plain, OrderTerms terms) {
        return new OrderCommand.Place(
                plain.request(),
                plain.deadlineMillis(),
                plain.account(),
                plain.market(),
                plain.side(),
                plain.positionSide(),
                plain.type(),
                plain.timeInForce(),
                plain.priceTicks(),
                plain.sizeLots(),
                plain.reduceOnly(),
                plain.selfTradePrevention(),
                plain.goodTillMillis(),
                plain.clientOrderId(),
                terms);
    }

    @Test
    void survivesARestartWithAPriceFromTheBook() {
        Floor floor = floor("1000");
        floor.run(limit(BOB, SMALL, Side.SELL, 100, 5));
        floor.run(order(Side.BUY, 105, TimeInForce.GTX, GIVING_WAY));
        byte[] before = Floor.state(floor.engine());

        floor.restart();

        assertThat(Floor.state(floor.engine())).isEqualTo(before);
        assertThat(margin(floor)).isEqualTo(usdt("49.5"));
    }
}
