package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** A request that comes again has the outcome of the first. */
class RepetitionTest {

    private static Floor floor() {
        Floor floor = Floor.with(small(NO_FEES), 100);
        floor.deposit(ALICE, usdt("1000"));
        floor.deposit(BOB, usdt("1000"));
        return floor;
    }

    @Test
    void aRepeatedOrderIsNotPlacedTwiceAndNothingIsSaid() {
        Floor floor = floor();
        OrderCommand.Place order = limit(ALICE, SMALL, Side.BUY, 100, 1);
        assertThat(floor.submit(order)).hasSize(1);
        assertThat(floor.submit(order)).isEmpty();
        floor.run(new EngineInput.Tick(1));

        assertThat(floor.submit(order)).isEmpty();
        assertThat(floor.engine().totals().lastOrderId()).isEqualTo(1);
    }

    @Test
    void aRepeatedRefusalIsSaidAgainEvenWhenTheOrderWouldPassNow() {
        Floor floor = floor();
        OrderCommand.Place order = limit(ALICE, SMALL, Side.BUY, 100, 900);
        List<Floor.Said> first = floor.submit(order);
        floor.deposit(ALICE, usdt("100000"));
        floor.timeMillis += 500_000;

        assertThat(first).extracting(Floor.Said::destination).containsExactly(Destination.TRADE_REJECTED);
        assertThat(floor.submit(order)).isEqualTo(first);
    }

    @Test
    void whatTheBookRefusedIsSaidAgain() {
        Floor floor = floor();
        OrderCommand.Place order = place(ALICE, SMALL, Side.BUY, 100, 1, TimeInForce.FOK);
        floor.run(order);

        assertThat(floor.submit(order))
                .containsExactly(new Floor.Said(
                        Destination.TRADE_REJECTED,
                        new BookFact.Rejected(order.request(), 1, ALICE, SMALL, RejectReason.FILL_OR_KILL_UNFILLED)));
    }

    @Test
    void aRefusedCancelIsSaidAgain() {
        Floor floor = floor();
        OrderCommand.Cancel cancel = new OrderCommand.Cancel(request(), FOREVER, ALICE, SMALL, 0, "none");
        List<Floor.Said> first = floor.submit(cancel);

        assertThat(first)
                .containsExactly(new Floor.Said(
                        Destination.TRADE_REJECTED,
                        new BookFact.CancelRejected(cancel.request(), 0, ALICE, SMALL, RejectReason.ORDER_UNKNOWN)));
        assertThat(floor.submit(cancel)).isEqualTo(first);
    }

    @Test
    void aRepeatedLeverageIsSaidAgainOnlyWhileItStands() {
        Floor floor = floor();
        var ten = new OrderCommand.SetLeverage(request(), FOREVER, ALICE, SMALL, 10);
        List<Floor.Said> first = floor.submit(ten);
        assertThat(floor.submit(ten)).isEqualTo(first);
        floor.submit(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, SMALL, 5));

        assertThat(floor.submit(ten)).isEmpty();
        assertThat(floor.holding(ALICE, SMALL).leverage()).isEqualTo(5);
    }

    @Test
    void aRequestIsRememberedForTenMinutesAndForItsAccountAlone() {
        Floor floor = floor();
        OrderCommand.Place order = limit(ALICE, SMALL, Side.BUY, 100, 1);
        floor.run(order);
        floor.run(new OrderCommand.CancelAll(request(), FOREVER, ALICE, SMALL));
        floor.timeMillis += 600_000;
        assertThat(floor.submit(order)).isEmpty();
        assertThat(floor.submit(of(order, BOB))).hasSize(1);
        floor.timeMillis += 1;

        assertThat(floor.submit(order)).hasSize(1);
    }

    private static OrderCommand.Place of(OrderCommand.Place order, long account) {
        return new OrderCommand.Place(
                order.request(),
                order.deadlineMillis(),
                account,
                order.market(),
                order.side(),
                order.positionSide(),
                order.type(),
                order.timeInForce(),
                order.priceTicks(),
                order.sizeLots(),
                order.reduceOnly(),
                order.selfTradePrevention(),
                order.goodTillMillis(),
                order.clientOrderId());
    }
}
