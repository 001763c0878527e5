package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.perpex.common.testkit.workload.Fold;
import org.perpex.common.testkit.workload.Workload;
import org.perpex.common.testkit.workload.WorkloadCommand;
import org.perpex.common.testkit.workload.WorkloadResult;

/**
 * The reference workload on the book itself: its trades and its final book are those that five other engines gave.
 */
class WorkloadTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesTheReferenceTradesAndBook(int profile) {
        Run run = new Run(new Workload(profile, WorkloadResult.REFERENCE_SEED, WorkloadResult.REFERENCE_TARGET));
        run.all(WorkloadResult.REFERENCE_COMMANDS);
        assertThat(run.result()).isEqualTo(WorkloadResult.reference(profile));
    }

    @Test
    void tradesAsTheNaiveModelDoes() {
        Run run = new Run(new Workload(2, 7, WorkloadResult.REFERENCE_TARGET));
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
        long hash = Fold.EMPTY;
        for (Message message : traded) {
            BookFact.Traded fact = (BookFact.Traded) message;
            hash = Fold.trade(hash, fact.takerOrderId(), fact.makerOrderId(), fact.priceTicks(), fact.lots());
        }
        assertThat(hash).isEqualTo(run.tradeHash);
    }

    /** Drives a book with the workload, tells the workload what it did, and hashes it. */
    private static final class Run implements BookListener {
        private final Workload workload;
        private final OrderBook book =
                new OrderBook(Fixtures.spec(1, 1_100_000, 900_000, 1_000_000), new ExpiryQueue(), this);
        private final List<BookCommand> recorded = new ArrayList<>();
        private WorkloadCommand command = new WorkloadCommand(WorkloadCommand.Type.GTC, true, 0, 0, 0, 0, 0);
        private boolean record;
        private long tradeHash = Fold.EMPTY;
        private long trades;
        private long executed;

        Run(Workload workload) {
            this.workload = workload;
            book.restore(MarketPhase.TRADING, 100_000, 0);
        }

        void all(int commands) {
            for (int i = 0; i < workload.prefillCount(); i++) {
                apply(workload.prefill(i));
            }
            for (int j = 0; j < commands; j++) {
                apply(workload.bench(j));
            }
        }

        private void apply(WorkloadCommand next) {
            command = next;
            long account = AccountId.of(next.uid(), 0).value();
            switch (next.type()) {
                case GTC, IOC -> place(next, account, next.size());
                case CANCEL -> cancel(next.orderId(), account);
                case REDUCE -> reduce(next, account);
                case MOVE -> amend(next, account, next.price(), next.remaining());
            }
        }

        private void reduce(WorkloadCommand next, long account) {
            long left = next.remaining() - next.size();
            if (left == 0) {
                cancel(next.orderId(), account);
            } else {
                int order = book.resting.find(next.orderId());
                amend(next, account, book.resting.priceTicks(order), left);
                workload.remains(next.orderId(), left);
            }
        }

        /** The workload speaks of what remains, the contract of the whole size. */
        private void amend(WorkloadCommand next, long account, long priceTicks, long remaining) {
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

        private void place(WorkloadCommand next, long account, long size) {
            OrderDetails place = new OrderDetails(
                    RequestId.NONE,
                    next.orderId(),
                    account,
                    1,
                    next.buy() ? Side.BUY : Side.SELL,
                    PositionSide.BOTH,
                    OrderType.LIMIT,
                    next.type() == WorkloadCommand.Type.IOC ? TimeInForce.IOC : TimeInForce.GTC,
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

        WorkloadResult result() {
            return new WorkloadResult(trades, executed, tradeHash, sideHash(Side.BUY), sideHash(Side.SELL));
        }

        private long sideHash(Side side) {
            long hash = Fold.EMPTY;
            RestingOrders resting = book.resting;
            PriceLadder ladder = resting.ladder(side);
            for (int rank = ladder.best(); rank != PriceLadder.NO_RANK; rank = ladder.next(rank)) {
                int order = resting.levels.first(ladder.levelAt(rank));
                for (; order != Orders.NONE; order = resting.orders.next(order)) {
                    long price = RestingOrders.priceTicks(side, rank);
                    hash = Fold.resting(hash, resting.orders.id(order), price, resting.orders.openLots(order));
                }
            }
            return hash;
        }

        @Override
        public void traded(Fill fill) {
            trades++;
            executed += fill.lots;
            tradeHash = Fold.trade(tradeHash, fill.takerOrderId, fill.makerOrderId, fill.priceTicks, fill.lots);
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
        public void phaseChanged(MarketPhase phase, PhaseCause cause, long untilMillis) {}
    }
}
