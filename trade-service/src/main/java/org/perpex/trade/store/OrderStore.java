package org.perpex.trade.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.amendment.Amendment;
import org.perpex.trade.order.OrderHistory;
import org.perpex.trade.order.OrderState;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Orders in MySQL, and how far the stream of the book has been written. */
@Repository
public class OrderStore implements OrderHistory {

    static final String FOLLOWER = "orders";
    private static final int AMENDMENTS_MAX = 500;

    private final OrderMapper orders;
    private final AmendmentMapper amendments;
    private final RowWriter writer;
    private final LastTradeMapper lastTrades;
    private final JdbcStreamPositions positions;

    OrderStore(
            OrderMapper orders,
            AmendmentMapper amendments,
            RowWriter writer,
            LastTradeMapper lastTrades,
            JdbcStreamPositions positions) {
        this.orders = orders;
        this.amendments = amendments;
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

    /**
     * What a part of the stream changed.
     *
     * @param orders the last state of each order
     * @param lastTrades by market, the number of the last trade
     */
    public record Changes(List<OrderState> orders, List<Amendment> amendments, Map<Integer, Long> lastTrades) {}

    /** Writes changes and moves the position, all or nothing. */
    @Transactional
    public void save(Changes changes, StreamPosition before, StreamPosition after) {
        positions.advance(FOLLOWER, before, after);
        List<OrderRow> rows = changes.orders().stream()
                .sorted(Comparator.comparingLong(OrderState::orderId))
                .map(OrderRow::of)
                .toList();
        writer.saveOrders(rows);
        for (int from = 0; from < changes.amendments().size(); from += AMENDMENTS_MAX) {
            int to = Math.min(from + AMENDMENTS_MAX, changes.amendments().size());
            amendments.insert(changes.amendments().subList(from, to));
        }
        lastTrades.saveAll(FOLLOWER, changes.lastTrades());
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
