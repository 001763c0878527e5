package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** How much a book holds, and what it costs to hold and to turn over. */
class CapacityTest {

    private static final int LEVELS = 4_000;
    private static final long BYTES_MAX = 250_000_000;

    @Test
    @Tag("MTCH-021")
    void holdsAMillionOrdersAndRefusesOneMore() {
        MatchEngine engine = new MatchEngine();
        List<Message> last = new ArrayList<>();
        engine.apply(
                1, new MarketCommand.ListMarket(Fixtures.spec(Fixtures.BTC_PERP, 1_100_000, 1, 1_000)), (_, _) -> {});
        engine.apply(1, new MarketCommand.SetPhase(Fixtures.BTC_PERP, MarketPhase.TRADING), (_, _) -> {});
        engine.apply(
                1,
                new MarketCommand.SetPrices(1, 1, List.of(new MarketCommand.MarketPrice(1, 10_000, 10_000))),
                (_, _) -> {});
        long before = usedBytes();
        for (int i = 1; i <= Limits.RESTING_ORDERS_MAX; i++) {
            engine.apply(1, Fixtures.buy(i, 1, 1 + i % LEVELS).in(Fixtures.BTC_PERP), (_, _) -> {});
        }
        assertThat(engine.restingOrders()).isEqualTo(Limits.RESTING_ORDERS_MAX);
        assertThat(engine.levels()).isEqualTo(LEVELS);
        assertThat(usedBytes() - before).isLessThan(BYTES_MAX);
        Fixtures.Draft oneMore = Fixtures.buy(Limits.RESTING_ORDERS_MAX + 1L, 1, 1);
        engine.apply(1, oneMore.in(Fixtures.BTC_PERP), (_, fact) -> last.add(fact));
        assertThat(last).containsOnly(Desk.rejected(oneMore, RejectReason.BOOK_FULL));
        last.clear();
        engine.apply(1, oneMore.as(TimeInForce.IOC).in(Fixtures.BTC_PERP), (_, fact) -> last.add(fact));
        assertThat(last.getFirst()).isInstanceOf(BookFact.Accepted.class);
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The book alone, without facts: commands are made before, listeners do nothing. */
    @Test
    void allocatesNothingWhenItsSizeIsSteady() {
        List<BookCommand> commands = new ArrayList<>();
        for (int id = 1; id <= 20_000; id++) {
            boolean buy = id % 2 == 0;
            long price = buy ? 990 + id % 13 : 1_010 - id % 17;
            Fixtures.Draft draft = buy ? Fixtures.buy(id, 1 + id % 7, price) : Fixtures.sell(id, 1 + id % 5, price);
            commands.add(draft.by(Fixtures.ALICE + 1_024L * (id % 50)).in(1));
            commands.add(amend(id - 20, 1 + id % 9, price + id % 3 - 1));
            commands.add(new BookCommand.Cancel(RequestId.NONE, id - 40, account(id - 40), 1, CloseReason.CANCELED));
        }
        OrderBook book = new OrderBook(Fixtures.spec(1, 1_100_000, 900_000, 1_000), new ExpiryQueue(), new Silence());
        book.restore(MarketPhase.TRADING, 1_000, 0);
        // Twice to grow to size and to be compiled; then it is measured.
        turnOver(book, commands);
        turnOver(book, commands);
        long before = allocatedBytes();
        turnOver(book, commands);
        long bytes = allocatedBytes() - before;
        assertThat(bytes).as("bytes for %d commands", commands.size()).isLessThan(commands.size() / 10L);
    }

    /** The engine with all that it says: orders come, are amended and go, and none of them meets another. */
    @Test
    void saysWhatItDoesWithoutObjects() {
        List<BookCommand> commands = new ArrayList<>();
        for (int id = 1; id <= 20_000; id++) {
            boolean buy = id % 2 == 0;
            long price = buy ? 990 - id % 13 : 1_010 + id % 17;
            Fixtures.Draft draft = buy ? Fixtures.buy(id, 5, price) : Fixtures.sell(id, 5, price);
            commands.add(draft.by(account(id)).in(1));
            commands.add(amend(id, 5, buy ? price - 1 : price + 1));
            commands.add(amend(id, 4, buy ? price - 1 : price + 1));
            commands.add(new BookCommand.Cancel(RequestId.NONE, id, account(id), 1, CloseReason.CANCELED));
        }
        MatchEngine engine = new MatchEngine();
        Counter counter = new Counter();
        engine.apply(1, new MarketCommand.ListMarket(Fixtures.spec(1, 1_100_000, 900_000, 1_000)), counter);
        engine.apply(1, new MarketCommand.SetPhase(1, MarketPhase.TRADING), counter);
        engine.apply(
                1, new MarketCommand.SetPrices(1, 1, List.of(new MarketCommand.MarketPrice(1, 1_000, 1_000))), counter);
        applyAll(engine, commands, counter);
        applyAll(engine, commands, counter);
        counter.facts = 0;
        long before = allocatedBytes();
        applyAll(engine, commands, counter);
        long bytes = allocatedBytes() - before;
        assertThat(bytes).as("bytes for %d commands", commands.size()).isLessThan(commands.size() / 10L);
        // Accepted, rested, level; amended, rested, two levels; amended, level; closed, level.
        // Five of the eleven are levels: so a check of the top for each 128 of the third 100,000.
        assertThat(counter.facts).isEqualTo(11L * 20_000 + 300_000 / 128 - 200_000 / 128);
    }

    private static void applyAll(MatchEngine engine, List<BookCommand> commands, FactSink sink) {
        for (int i = 0; i < commands.size(); i++) {
            engine.apply(1, commands.get(i), sink);
        }
    }

    /** Counts the facts, all of which come encoded. */
    private static final class Counter implements FactSink {
        private long facts;

        @Override
        public void append(Destination destination, Message fact) {
            throw new IllegalStateException("not encoded: " + fact);
        }

        @Override
        public void append(Destination first, Destination second, EncodedFacts said) {
            facts += said.count();
        }
    }

    private static BookCommand.Amend amend(int id, long lots, long price) {
        return new BookCommand.Amend(RequestId.NONE, id, account(id), 1, price, lots, PriceMatch.NONE);
    }

    private static long account(int id) {
        return Fixtures.ALICE + 1_024L * (id % 50);
    }

    private static void turnOver(OrderBook book, List<BookCommand> commands) {
        for (int i = 0; i < commands.size(); i++) {
            switch (commands.get(i)) {
                case BookCommand.Place place -> book.place(place.order());
                case BookCommand.Cancel cancel -> book.cancel(cancel);
                case BookCommand.Amend amend -> book.amend(amend);
                case BookCommand.CancelAll all -> book.cancelAll(all);
                case BookCommand other -> throw new IllegalStateException("not a turnover: " + other);
            }
            book.finish();
        }
        for (int i = 0; i < 50; i++) {
            book.cancelAll(new BookCommand.CancelAll(RequestId.NONE, account(i), 1, CloseReason.CANCELED));
            book.finish();
        }
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** Hears everything and keeps nothing. */
    private static final class Silence implements BookListener {
        @Override
        public void accepted(OrderDetails order, long priceTicks) {}

        @Override
        public void rejected(OrderDetails order, RejectReason reason) {}

        @Override
        public void traded(Fill fill) {}

        @Override
        public void rested(Incoming order) {}

        @Override
        public void amended(Amendment amendment) {}

        @Override
        public void amendRejected(BookCommand.Amend amend, RejectReason reason) {}

        @Override
        public void closed(RequestId cause, long orderId, long account, CloseReason reason, long unfilledLots) {}

        @Override
        public void cancelRejected(BookCommand.Cancel cancel, RejectReason reason) {}

        @Override
        public void allCanceled(RequestId request, long account, int count) {}

        @Override
        public void levelChanged(Side side, long priceTicks, long lots) {}

        @Override
        public void phaseChanged(MarketPhase phase, PhaseCause cause, long untilMillis) {}
    }
}
