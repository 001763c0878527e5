package org.perpex.trade.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.order.OrderHistory;
import org.perpex.trade.order.OrderState;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Orders in MySQL, and how far the stream of the book has been written. */
@Repository
public class OrderStore implements OrderHistory {

    private static final String FOLLOWER = "orders";

    private final OrderMapper orders;
    private final RowWriter writer;
    private final LastTradeMapper lastTrades;
    private final JdbcStreamPositions positions;

    OrderStore(OrderMapper orders, RowWriter writer, LastTradeMapper lastTrades, JdbcStreamPositions positions) {
        this.orders = orders;
        this.writer = writer;
        this.lastTrades = lastTrades;
        this.positions = positions;
    }

    /** Reads position and open orders of the same moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Opening load() {
        StreamPosition position = positions.load(FOLLOWER);
        return new Opening(
                orders.open().stream().map(OrderRow::toState).toList(), lastTrades.byMarket(FOLLOWER), position);
    }

    /** What is open at a place of the stream, and by market the last trade before it. */
    public record Opening(List<OrderState> orders, Map<Integer, Long> lastTrades, StreamPosition position) {}

    /** Writes the states of orders and the last trades and moves the position, all or nothing. */
    @Transactional
    public void save(List<OrderState> changed, Map<Integer, Long> trades, StreamPosition before, StreamPosition after) {
        positions.advance(FOLLOWER, before, after);
        List<OrderRow> rows = changed.stream()
                .sorted(Comparator.comparingLong(OrderState::orderId))
                .map(OrderRow::of)
                .toList();
        writer.saveOrders(rows);
        lastTrades.saveAll(FOLLOWER, trades);
    }

    @Override
    public Optional<OrderState> find(long account, long orderId) {
        return Optional.ofNullable(orders.byId(account, orderId)).map(OrderRow::toState);
    }

    @Override
    public Optional<OrderState> find(long account, String clientOrderId) {
        return Optional.ofNullable(orders.byClientId(account, clientOrderId)).map(OrderRow::toState);
    }

    @Override
    public List<OrderState> list(Page page) {
        return orders.list(page).stream()
                .map(OrderRow::toState)
                .sorted(Comparator.comparingLong(OrderState::orderId))
                .toList();
    }
}
