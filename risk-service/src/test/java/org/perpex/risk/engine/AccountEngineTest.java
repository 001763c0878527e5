package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TransferId;

/** The examples of {@code docs/concepts/margin.md} that need an account's history. */
class AccountEngineTest {

    private static Floor btcFloor(long markTicks) {
        Floor floor = Floor.with(btc(NO_FEES), markTicks);
        floor.deposit(ALICE, usdt("1000000"));
        floor.deposit(BOB, usdt("1000000"));
        return floor;
    }

    @Test
    @Tag("RISK-030")
    @Tag("RISK-031")
    void unrealisedProfitCarriesOrdersButNeverLeaves() {
        Floor floor = Floor.with(btc(NO_FEES), 600_000);
        floor.deposit(ALICE, usdt("1000"));
        floor.deposit(BOB, usdt("100000"));
        floor.trade(ALICE, BOB, BTC, 600_000, 100);

        floor.mark(BTC, 610_000);
        assertThat(withdraws(floor, usdt("695") + 1)).isFalse();
        // 0.260 more at 61,000 bind 793, within the 795 available; 0.261 bind 796.05.
        assertThat(floor.run(limit(ALICE, BTC, Side.BUY, 610_000, 261), BookFact.Rejected.class))
                .extracting(BookFact.Rejected::reason)
                .containsExactly(RejectReason.MARGIN_INSUFFICIENT);
        assertThat(floor.run(limit(ALICE, BTC, Side.BUY, 610_000, 260), BookFact.Rejected.class))
                .isEmpty();
        floor.run(new OrderCommand.CancelAll(request(), FOREVER, ALICE, BTC));
        floor.mark(BTC, 590_000);
        assertThat(withdraws(floor, usdt("605") + 1)).isFalse();
        assertThat(withdraws(floor, usdt("605"))).isTrue();
        floor.mark(BTC, 610_000);
        assertThat(withdraws(floor, usdt("90") + 1)).isFalse();
        assertThat(withdraws(floor, usdt("90"))).isTrue();
    }

    private static boolean withdraws(Floor floor, long units) {
        return floor.run(
                        new TransferCommand.Out(new TransferId(9, 9), ALICE, Asset.USDT, units),
                        AccountFact.TransferApplied.class)
                .getFirst()
                .accepted();
    }

    @Test
    @Tag("RISK-040")
    @Tag("RISK-041")
    @Tag("RISK-042")
    @Tag("RISK-043")
    void aMarketOrderIsSentWithTheWorstPriceThatTheBalanceCovers() {
        assertThat(marketOrderPrice("1000", Side.BUY)).isEqualTo(603_174);
        assertThat(marketOrderPrice("1000", Side.SELL)).isEqualTo(596_492);
        assertThat(marketOrderPrice("100000", Side.BUY)).isEqualTo(780_000);
        assertThat(marketOrderPrice("100000", Side.SELL)).isEqualTo(420_000);
        Floor floor = Floor.with(btc(NO_FEES), 600_000);
        floor.deposit(ALICE, usdt("899.99999999"));
        assertThat(floor.run(market(ALICE, BTC, Side.BUY, 300), BookFact.Rejected.class))
                .extracting(BookFact.Rejected::reason)
                .containsExactly(RejectReason.MARGIN_INSUFFICIENT);
    }

    private static long marketOrderPrice(String wallet, Side side) {
        Floor floor = Floor.with(btc(NO_FEES), 600_000);
        floor.deposit(ALICE, usdt(wallet));
        return Floor.placed(floor.run(market(ALICE, BTC, side, 300))).priceTicks();
    }

    @Test
    @Tag("RISK-050")
    @Tag("RISK-051")
    @Tag("RISK-052")
    void leverageIsBoundByTheBrackets() {
        Floor floor = btcFloor(600_000);
        assertThat(floor.run(leverage(125), AccountFact.LeverageChanged.class))
                .extracting(AccountFact.LeverageChanged::notionalMaxUnits)
                .containsExactly(usdt("50000"));
        assertThat(rejection(floor, limit(ALICE, BTC, Side.BUY, 600_000, 834)))
                .isEqualTo(RejectReason.POSITION_MAX_AT_LEVERAGE);
        assertThat(floor.run(limit(ALICE, BTC, Side.BUY, 600_000, 833), AccountFact.OrderOpened.class))
                .hasSize(1);
        assertThat(rejection(floor, leverage(126))).isEqualTo(RejectReason.LEVERAGE_INVALID);
        assertThat(rejection(floor, leverage(0))).isEqualTo(RejectReason.LEVERAGE_INVALID);
    }

    @Test
    void aLeverageThatThePositionIsTooLargeForIsRefused() {
        Floor floor = btcFloor(600_000);
        floor.trade(ALICE, BOB, BTC, 600_000, 1_000);

        assertThat(rejection(floor, leverage(125))).isEqualTo(RejectReason.POSITION_MAX_AT_LEVERAGE);
        assertThat(floor.holding(ALICE, BTC).leverage()).isEqualTo(20);
    }

    @Test
    void loweringTheLeverageNeedsTheMarginThatItBinds() {
        Floor floor = Floor.with(btc(NO_FEES), 600_000);
        floor.deposit(ALICE, usdt("1000"));
        floor.deposit(BOB, usdt("1000"));
        floor.trade(ALICE, BOB, BTC, 600_000, 300);

        assertThat(rejection(floor, leverage(17))).isEqualTo(RejectReason.MARGIN_INSUFFICIENT);
        assertThat(floor.run(leverage(18), AccountFact.LeverageChanged.class)).hasSize(1);
    }

    private static OrderCommand.SetLeverage leverage(int times) {
        return new OrderCommand.SetLeverage(request(), FOREVER, ALICE, BTC, times);
    }

    private static RejectReason rejection(Floor floor, OrderCommand command) {
        return floor.run(command, BookFact.Rejected.class).getFirst().reason();
    }

    @Test
    void marginIsTakenAtTheRequestAndReleasedByAFactOfTheBook() {
        Floor floor = Floor.with(btc(NO_FEES), 600_000);
        floor.deposit(ALICE, usdt("1000"));
        floor.submit(limit(ALICE, BTC, Side.BUY, 600_000, 200));

        assertThat(Margin.orderMarginUnits(floor.market(BTC), floor.holding(ALICE, BTC)))
                .isEqualTo(usdt("600"));
        assertThat(floor.submit(limit(ALICE, BTC, Side.BUY, 600_000, 200)))
                .extracting(said -> ((BookFact.Rejected) said.fact()).reason())
                .containsExactly(RejectReason.MARGIN_INSUFFICIENT);
        var cancel = new OrderCommand.Cancel(request(), FOREVER, ALICE, BTC, 1, "");
        assertThat(floor.submit(cancel)).hasSize(1);
        assertThat(Margin.orderMarginUnits(floor.market(BTC), floor.holding(ALICE, BTC)))
                .isEqualTo(usdt("600"));
        var facts = floor.run(new EngineInput.Tick(1));

        assertThat(facts).extracting(Floor.Said::fact).hasSize(2);
        assertThat(((AccountFact.OrderClosed) facts.getLast().fact()).reason()).isEqualTo(CloseReason.CANCELED);
        assertThat(((AccountFact.OrderClosed) facts.getLast().fact()).cause()).isEqualTo(cancel.request());
        assertThat(Margin.orderMarginUnits(floor.market(BTC), floor.holding(ALICE, BTC)))
                .isZero();
        assertThat(floor.run(limit(ALICE, BTC, Side.BUY, 600_000, 200), BookFact.Rejected.class))
                .isEmpty();
    }

    @Test
    void aPositionCanAlwaysBeClosed() {
        Floor floor = Floor.with(btc(NO_FEES), 600_000);
        floor.deposit(ALICE, usdt("1000"));
        floor.deposit(BOB, usdt("100000"));
        floor.trade(ALICE, BOB, BTC, 600_000, 300);
        floor.mark(BTC, 570_000);

        assertThat(Floor.placed(floor.run(market(ALICE, BTC, Side.SELL, 300))).priceTicks())
                .isEqualTo(399_000);
        assertThat(Floor.placed(floor.run(reduceOnly(limit(ALICE, BTC, Side.SELL, 570_000, 300))))
                        .priceTicks())
                .isEqualTo(570_000);
        assertThat(rejection(floor, limit(ALICE, BTC, Side.BUY, 570_000, 1)))
                .isEqualTo(RejectReason.MARGIN_INSUFFICIENT);
    }

    @Test
    void orderIdsAreDenseAndOnlyGivenToWhatTheBookSees() {
        Floor floor = btcFloor(600_000);
        assertThat(Floor.placed(floor.run(limit(ALICE, BTC, Side.BUY, 500_000, 1)))
                        .orderId())
                .isEqualTo(1);
        assertThat(floor.run(limit(ALICE, BTC, Side.BUY, 0x7FFF_FFFF, 1), BookFact.Rejected.class))
                .extracting(BookFact.Rejected::orderId)
                .containsExactly(0L);
        assertThat(Floor.placed(floor.run(limit(BOB, BTC, Side.BUY, 500_000, 1)))
                        .orderId())
                .isEqualTo(2);
    }

    @Test
    void aFillIsToldToTheTakerFirstAndThenToTheMaker() {
        Floor floor = btcFloor(600_000);
        floor.run(limit(BOB, BTC, Side.SELL, 600_000, 5));
        var facts = floor.run(limit(ALICE, BTC, Side.BUY, 600_000, 3));

        assertThat(facts)
                .extracting(said -> said.fact().getClass().getSimpleName())
                .containsExactly("Place", "OrderOpened", "OrderFilled", "OrderFilled", "OrderClosed");
        assertThat(((AccountFact.OrderFilled) facts.get(2).fact()).maker()).isFalse();
        AccountFact.OrderFilled maker = (AccountFact.OrderFilled) facts.get(3).fact();
        assertThat(maker.maker()).isTrue();
        assertThat(maker.filledLots()).isEqualTo(3);
        assertThat(maker.positionLots()).isEqualTo(-3);
        assertThat(maker.quoteUnits()).isEqualTo(usdt("180"));
    }

    @Test
    void whatTheBookRejectsIsReleased() {
        Floor floor = btcFloor(600_000);
        var order = place(ALICE, BTC, Side.BUY, 600_000, 100, TimeInForce.FOK);
        assertThat(floor.run(order))
                .hasSize(1)
                .first()
                .extracting(Floor.Said::fact)
                .isInstanceOf(BookCommand.Place.class);

        assertThat(Margin.orderMarginUnits(floor.market(BTC), floor.holding(ALICE, BTC)))
                .isZero();
        assertThat(floor.engine().totals().openOrders()).isZero();
    }
}
