package org.perpex.trade.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.Source;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.order.EngineClock;
import org.perpex.trade.order.Fixtures;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.OrderTable;
import org.perpex.trade.order.PendingRequests;
import org.perpex.trade.store.OrderStore;

/** What guards and moved positions do to orders is said order by order: of their own facts no order is another one. */
class PassedFactsTest {

    private static final long ALICE = Fixtures.ALICE.value();
    private static final long BOB = Fixtures.BOB.value();
    private static final BookFollower.Opening EMPTY =
            new BookFollower.Opening(List.of(), Map.of(), StreamPosition.BEGINNING);

    static Stream<BookFact> passed() {
        RequestId request = Fixtures.request(9);
        return Stream.of(
                new GuardFact.BreakerTripped(1, 650_000, 618_000, 1, 300_000),
                new GuardFact.CountdownSet(request, ALICE, 1, 60_000),
                new GuardFact.CountdownEnded(ALICE, 1, 3),
                new GuardFact.ProtectionSet(request, ALICE, 1, 1_000, 5, 0, 0),
                new GuardFact.ProtectionTripped(ALICE, 1, 5, 2, 0),
                new GuardFact.ProtectionReset(request, ALICE, 1),
                new PositionFact.Moved(
                        request,
                        1,
                        1,
                        MoveCause.DELEVERAGE,
                        ALICE,
                        PositionSide.BOTH,
                        BOB,
                        PositionSide.BOTH,
                        500,
                        618_000),
                new PositionFact.MovesEnded(request, ALICE, 1, MoveCause.DELEVERAGE, 500, 0),
                new PositionFact.Settled(request, ALICE, 1, PositionSide.BOTH, 500, 618_000),
                new PositionFact.MarketSettled(request, 1, 2, 500));
    }

    @ParameterizedTest
    @MethodSource("passed")
    void leaveTheTableOfOrdersAsItIs(BookFact fact) {
        OrderTable table = new OrderTable(Fixtures.markets());
        BookFollower follower = new BookFollower(
                table,
                new PendingRequests(),
                new EngineClock(InstantSource.system(), Duration.ofSeconds(1)),
                () -> EMPTY);
        follower.start();

        follower.apply(batch(fact), StreamPosition.BEGINNING);

        assertThat(table.openOf(ALICE)).extracting(OrderState::orderId).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @MethodSource("passed")
    void leaveTheReadModelOfOrdersAsItIs(BookFact fact) {
        List<OrderStore.Changes> saved = new ArrayList<>();
        OrderRecorder recorder = new OrderRecorder(new OrderTable(Fixtures.markets()), new OrderRecorder.Records() {

            @Override
            public BookFollower.Opening load() {
                return EMPTY;
            }

            @Override
            public void save(OrderStore.Changes changes, StreamPosition before, StreamPosition after) {
                saved.add(changes);
            }
        });
        recorder.start();

        recorder.apply(batch(fact), StreamPosition.BEGINNING);

        assertThat(saved).hasSize(1);
        assertThat(saved.getFirst().orders()).extracting(OrderState::orderId).containsExactly(1L, 2L);
        assertThat(saved.getFirst().lastTrades()).isEmpty();
    }

    private static List<StreamMessage> batch(BookFact fact) {
        return Stream.of(
                        Fixtures.accepted(1, Fixtures.ALICE, Side.SELL, 618_002, 500),
                        fact,
                        Fixtures.accepted(2, Fixtures.ALICE, Side.SELL, 618_004, 500))
                .map(each -> new StreamMessage(Source.MATCH, 1, 0, 10, 0, each))
                .toList();
    }
}
