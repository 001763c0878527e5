package org.perpex.trade.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.Side;

class OrderTableTest {

    private final OrderTable table = new OrderTable(Fixtures.markets());

    @Test
    void followsAnOrderFromAcceptanceToItsLastFill() {
        table.apply(10, Fixtures.accepted(1, Fixtures.ALICE, Side.SELL, 618_002, 500));
        table.apply(20, Fixtures.accepted(2, Fixtures.BOB, Side.BUY, 618_002, 200));
        table.apply(20, Fixtures.traded(2, 1, Side.BUY, 618_002, 200));
        table.apply(20, Fixtures.closed(2, Fixtures.BOB, CloseReason.FILLED, 0));

        OrderState maker = table.find(1).orElseThrow();
        assertThat(maker.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(maker.filledLots()).isEqualTo(200);
        assertThat(maker.quoteUnits()).isEqualTo(1_236_004_000_000L);
        assertThat(maker.createdMillis()).isEqualTo(10);
        assertThat(maker.updatedMillis()).isEqualTo(20);
        assertThat(table.find(2).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(table.openOf(Fixtures.BOB.value())).isEmpty();
        assertThat(table.openOf(Fixtures.ALICE.value())).containsExactly(maker);
    }

    @Test
    void findsAnOrderByItsClientOrderIdEvenAfterItWasCanceled() {
        table.apply(10, Fixtures.accepted(1, Fixtures.ALICE, Side.SELL, 618_002, 500));
        table.apply(20, Fixtures.closed(1, Fixtures.ALICE, CloseReason.CANCELED, 500));

        assertThat(table.find(Fixtures.ALICE.value(), "client-1").orElseThrow().status())
                .isEqualTo(OrderStatus.CANCELED);
        assertThat(table.find(Fixtures.BOB.value(), "client-1")).isEmpty();
    }

    @Test
    void followsAnOrderThatIsAmendedAndCountsWhatWasTraded() {
        table.apply(10, Fixtures.accepted(1, Fixtures.ALICE, Side.SELL, 618_002, 500));
        table.apply(20, Fixtures.accepted(2, Fixtures.BOB, Side.BUY, 618_002, 200));
        table.apply(20, Fixtures.traded(2, 1, Side.BUY, 618_002, 200));
        table.apply(20, Fixtures.closed(2, Fixtures.BOB, CloseReason.FILLED, 0));

        List<OrderState> changed = table.apply(30, amended(1, 618_100, 300));

        OrderState order = table.find(1).orElseThrow();
        assertThat(changed).containsExactly(order);
        assertThat(order.details().priceTicks()).isEqualTo(618_100);
        assertThat(order.details().sizeLots()).isEqualTo(300);
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.amendments()).isEqualTo(1);
        assertThat(order.updatedMillis()).isEqualTo(30);
        assertThat(table.openOf(Fixtures.ALICE.value())).containsExactly(order);

        table.apply(40, Fixtures.accepted(3, Fixtures.BOB, Side.BUY, 618_100, 100));
        table.apply(40, Fixtures.traded(3, 1, Side.BUY, 618_100, 100));
        assertThat(table.find(1).orElseThrow().status())
                .as("the new size is what fills it")
                .isEqualTo(OrderStatus.FILLED);
    }

    private static BookFact.Amended amended(long orderId, long priceTicks, long sizeLots) {
        return new BookFact.Amended(
                Fixtures.request(99),
                orderId,
                Fixtures.ALICE.value(),
                1,
                Side.SELL,
                priceTicks,
                priceTicks,
                618_002,
                sizeLots,
                500,
                false);
    }

    @Test
    void showsThePriceThatTheBookGaveAnOrder() {
        BookFact.Accepted asked = Fixtures.accepted(1, Fixtures.ALICE, Side.BUY, 618_002, 500);

        table.apply(10, new BookFact.Accepted(asked.order(), 617_999));

        assertThat(table.find(1).orElseThrow().details().priceTicks()).isEqualTo(617_999);
    }

    @Test
    void startsAgainFromTheOrdersThatAreOpen() {
        table.apply(10, Fixtures.accepted(1, Fixtures.ALICE, Side.SELL, 618_002, 500));
        OrderState open = table.find(1).orElseThrow();
        table.apply(20, Fixtures.accepted(2, Fixtures.ALICE, Side.SELL, 618_003, 500));

        table.restart(List.of(open), Map.of(1, 41L));

        assertThat(table.openOf(Fixtures.ALICE.value())).containsExactly(open);
        assertThat(table.find(2)).isEmpty();
        assertThat(table.lastTrade(1)).isEqualTo(41);
        assertThat(table.lastTrade(2)).isZero();
    }

    @Test
    void forgetsTheOldestClosedOrdersFirst() {
        for (int id = 1; id <= OrderTable.CLOSED_MAX + 1; id++) {
            table.apply(id, Fixtures.accepted(id, Fixtures.ALICE, Side.BUY, 600_000, 1));
            table.apply(id, Fixtures.closed(id, Fixtures.ALICE, CloseReason.CANCELED, 1));
        }

        assertThat(table.find(1)).isEmpty();
        assertThat(table.find(Fixtures.ALICE.value(), "client-1")).isEmpty();
        assertThat(table.find(2)).isPresent();
        assertThat(table.openCount()).isZero();
    }

    @Test
    void showsAnOrderAtEveryMomentWhileItCloses() throws InterruptedException {
        AtomicLong newest = new AtomicLong();
        AtomicLong missed = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                long id = newest.get();
                if (id > 0 && table.find(id).isEmpty()) {
                    missed.incrementAndGet();
                }
            }
        });

        for (int id = 1; id <= OrderTable.CLOSED_MAX; id++) {
            table.apply(id, Fixtures.accepted(id, Fixtures.ALICE, Side.BUY, 600_000, 1));
            newest.set(id);
            table.apply(id, Fixtures.closed(id, Fixtures.ALICE, CloseReason.CANCELED, 1));
        }
        done.set(true);
        reader.join();

        assertThat(missed).hasValue(0);
    }

    @Test
    void stopsAtAFactAboutAnOrderThatIsNotOpen() {
        assertThatIllegalStateException()
                .isThrownBy(() -> table.apply(1, Fixtures.closed(9, Fixtures.ALICE, CloseReason.CANCELED, 1)));
    }
}
