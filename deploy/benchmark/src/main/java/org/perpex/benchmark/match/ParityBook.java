package org.perpex.benchmark.match;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;
import org.perpex.common.testkit.workload.WorkloadCommand;

/**
 * Parity's book. It knows entering and canceling, the latter down to what shall be left: a move is both, and what an
 * immediate order leaves is canceled. Not thread-safe.
 */
final class ParityBook implements Contestant, OrderBookListener {

    private final OrderBook book = new OrderBook(this);
    private final WorkloadCommand[] commands = new WorkloadCommand[SLOTS];
    private final Trades trades = new Trades();

    @Override
    public void set(int slot, WorkloadCommand command) {
        commands[slot] = command;
    }

    @Override
    public void apply(int slot) {
        WorkloadCommand command = commands[slot];
        switch (command.type()) {
            case GTC -> enter(command, command.size());
            case IOC -> {
                enter(command, command.size());
                book.cancel(command.orderId(), 0);
            }
            case CANCEL -> book.cancel(command.orderId(), 0);
            case MOVE -> {
                book.cancel(command.orderId(), 0);
                enter(command, command.remaining());
            }
            case REDUCE -> book.cancel(command.orderId(), command.remaining() - command.size());
        }
    }

    private void enter(WorkloadCommand command, long size) {
        book.enter(command.orderId(), command.buy() ? Side.BUY : Side.SELL, command.price(), size);
    }

    @Override
    public Trades trades() {
        return trades;
    }

    @Override
    public void match(
            long restingOrderId,
            long incomingOrderId,
            Side incomingSide,
            long price,
            long executedQuantity,
            long remainingQuantity) {
        trades.traded(incomingOrderId, restingOrderId, price, executedQuantity);
    }

    @Override
    public void add(long orderId, Side side, long price, long size) {}

    @Override
    public void cancel(long orderId, long canceledQuantity, long remainingQuantity) {}
}
