package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/**
 * The reference workload on the book itself: its trades and its final book are those that five other engines gave. A
 * move is a cancel and a new order with the same id, as a trader sees it.
 */
class WorkloadTest {

    private static final long SEED = 20_240_607;
    private static final int COMMANDS = 3_000_000;

    @ParameterizedTest
    @CsvSource({
        "1, 245893, 2296182, fc69a3723f2b4ed7, 979774a205290e71, 592c06cded358c33",
        "2, 354750, 3358514, 3d049bdb6e1add6c, 03eb1d7475376c07, 6d6253a8ece90238",
        "3, 265806, 2620425, 6f2e15d8eb6d4616, b07e1720c7538f34, 0a8364d3f51dfdc5"
    })
    void givesTheReferenceTradesAndBook(
            int profile, long trades, long executed, String tradeHash, String bidHash, String askHash) {
        Run run = new Run(new Workload(profile, SEED));
        run.all(COMMANDS);
        assertThat(run.trades).isEqualTo(trades);
        assertThat(run.executed).isEqualTo(executed);
        assertThat(hex(run.tradeHash)).isEqualTo(tradeHash);
        assertThat(hex(run.sideHash(Side.BUY))).isEqualTo(bidHash);
        assertThat(hex(run.sideHash(Side.SELL))).isEqualTo(askHash);
    }

    @Test
    void tradesAsTheNaiveModelDoes() {
        Run run = new Run(new Workload(2, 7));
        run.record = true;
        run.all(100_000);
        NaiveBooks naive = new NaiveBooks(false);
        Heard heard = new Heard();
        Desk desk = new Desk(naive);
        desk.mark(100_000);
        List<Message> traded = new ArrayList<>();
        for (BookCommand command : run.recorded) {
            naive.apply(1, command, heard);
            heard.take(Destination.RISK).stream()
                    .filter(BookFact.Traded.class::isInstance)
                    .forEach(traded::add);
        }
        assertThat(traded).hasSize((int) run.trades).hasSizeGreaterThan(5_000);
        long hash = HASH_AT_FIRST;
        for (Message message : traded) {
            BookFact.Traded fact = (BookFact.Traded) message;
            hash = fold(
                    fold(fold(fold(hash, fact.takerOrderId()), fact.makerOrderId()), fact.priceTicks()), fact.lots());
        }
        assertThat(hex(hash)).isEqualTo(hex(run.tradeHash));
    }

    private static final long HASH_AT_FIRST = 0xcbf29ce484222325L;

    private static long fold(long hash, long value) {
        return (hash ^ value) * 0x100000001b3L;
    }

    private static String hex(long hash) {
        return "%016x".formatted(hash);
    }

    /** Drives a book with the workload, tells the workload what it did, and hashes it. */
    private static final class Run implements BookListener {
        private final Workload workload;
        private final OrderBook book =
                new OrderBook(Fixtures.spec(1, 1_100_000, 900_000, 1_000_000), new ExpiryQueue(), this);
        private final List<BookCommand> recorded = new ArrayList<>();
        private Workload.Command command = new Workload.Command(Workload.Type.GTC, true, 0, 0, 0, 0);
        private boolean record;
        private long tradeHash = HASH_AT_FIRST;
        private long trades;
        private long executed;

        Run(Workload workload) {
            this.workload = workload;
            book.restore(MarketPhase.TRADING, 100_000, 0);
        }

        void all(int commands) {
            for (int i = 0; i < 2 * Workload.TARGET; i++) {
                apply(workload.prefill(i));
            }
            for (int j = 0; j < commands; j++) {
                apply(workload.bench(j));
            }
        }

        private void apply(Workload.Command next) {
            command = next;
            long account = AccountId.of(next.uid(), 0).value();
            switch (next.type()) {
                case GTC, IOC -> place(next, account, next.size());
                case CANCEL -> cancel(next.orderId(), account);
                case REDUCE -> reduce(next, account);
                case MOVE -> amend(next, account, next.price(), workload.remaining(next.orderId()));
            }
        }

        private void reduce(Workload.Command next, long account) {
            long left = workload.remaining(next.orderId()) - next.size();
            if (left == 0) {
                cancel(next.orderId(), account);
            } else {
                int order = book.resting.find(next.orderId());
                amend(next, account, book.resting.priceTicks(order), left);
                workload.remains(next.orderId(), left);
            }
        }

        /** The workload speaks of what remains, the contract of the whole size. */
        private void amend(Workload.Command next, long account, long priceTicks, long remaining) {
            int order = book.resting.find(next.orderId());
            long traded = book.resting.orders.sizeLots(order) - book.resting.orders.openLots(order);
            BookCommand.Amend amend = new BookCommand.Amend(
                    RequestId.NONE, next.orderId(), account, 1, priceTicks, traded + remaining, PriceMatch.NONE);
            if (record) {
                recorded.add(amend);
            }
            book.amend(amend);
            book.finish();
        }

        private void cancel(long orderId, long account) {
            BookCommand.Cancel cancel =
                    new BookCommand.Cancel(RequestId.NONE, orderId, account, 1, CloseReason.CANCELED);
            if (record) {
                recorded.add(cancel);
            }
            book.cancel(cancel);
            book.finish();
        }

        private void place(Workload.Command next, long account, long size) {
            OrderDetails place = new OrderDetails(
                    RequestId.NONE,
                    next.orderId(),
                    account,
                    1,
                    next.buy() ? Side.BUY : Side.SELL,
                    PositionSide.BOTH,
                    OrderType.LIMIT,
                    next.type() == Workload.Type.IOC ? TimeInForce.IOC : TimeInForce.GTC,
                    next.price(),
                    size,
                    false,
                    SelfTradePrevention.EXPIRE_TAKER,
                    0,
                    Route.BOOK,
                    "");
            if (record) {
                recorded.add(new BookCommand.Place(place));
            }
            book.place(place);
            book.finish();
        }

        long sideHash(Side side) {
            long hash = HASH_AT_FIRST;
            RestingOrders resting = book.resting;
            PriceLadder ladder = resting.ladder(side);
            for (int rank = ladder.best(); rank != PriceLadder.NO_RANK; rank = ladder.next(rank)) {
                int order = resting.levels.first(ladder.levelAt(rank));
                for (; order != Orders.NONE; order = resting.orders.next(order)) {
                    hash = fold(hash, resting.orders.id(order));
                    hash = fold(fold(hash, RestingOrders.priceTicks(side, rank)), resting.orders.openLots(order));
                }
            }
            return hash;
        }

        @Override
        public void traded(Fill fill) {
            trades++;
            executed += fill.lots;
            tradeHash = fold(fold(tradeHash, fill.takerOrderId), fill.makerOrderId);
            tradeHash = fold(fold(tradeHash, fill.priceTicks), fill.lots);
            if (fill.makerOpenLots > 0) {
                workload.remains(fill.makerOrderId, fill.makerOpenLots);
            }
        }

        @Override
        public void rested(Incoming order) {
            workload.rested(command, order.openLots);
        }

        @Override
        public void amended(Amendment amendment) {}

        @Override
        public void amendRejected(BookCommand.Amend amend, RejectReason reason) {
            throw new AssertionError(amend + " was rejected: " + reason);
        }

        @Override
        public void closed(RequestId cause, long orderId, long account, CloseReason reason, long unfilledLots) {
            workload.left(orderId);
        }

        @Override
        public void rejected(OrderDetails order, RejectReason reason) {
            throw new AssertionError(order + " was rejected: " + reason);
        }

        @Override
        public void cancelRejected(BookCommand.Cancel cancel, RejectReason reason) {
            throw new AssertionError(cancel + " was rejected: " + reason);
        }

        @Override
        public void accepted(OrderDetails order, long priceTicks) {}

        @Override
        public void allCanceled(RequestId request, long account, int count) {}

        @Override
        public void levelChanged(Side side, long priceTicks, long lots) {}

        @Override
        public void phaseChanged(MarketPhase phase, PhaseCause cause) {}
    }
}
