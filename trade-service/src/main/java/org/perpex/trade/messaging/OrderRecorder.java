package org.perpex.trade.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.BookFact;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.OrderTable;

/** Writes the read model of orders: of each batch the last state of every order that it touched. */
final class OrderRecorder implements StreamHandler {

    private final OrderTable table;
    private final Records records;
    private StreamPosition position = StreamPosition.BEGINNING;

    /** Keeps orders and the place in the stream, both or neither. */
    interface Records {
        BookFollower.Opening load();

        /** Throws if another instance has moved the place on; then nothing is kept. */
        void save(Changes changes, StreamPosition before, StreamPosition after);
    }

    /**
     * What a batch changed.
     *
     * @param orders the last state of each order
     * @param lastTrades by market, the number of the last trade
     */
    record Changes(List<OrderState> orders, Map<Integer, Long> lastTrades) {}

    OrderRecorder(OrderTable table, Records records) {
        this.table = table;
        this.records = records;
    }

    @Override
    public Start start() {
        BookFollower.Opening opening = records.load();
        table.restart(opening.orders(), opening.lastTrades());
        position = opening.position();
        return new Start.After(position);
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        Map<Long, OrderState> changed = new LinkedHashMap<>();
        Map<Integer, Long> lastTrades = new TreeMap<>();
        for (StreamMessage message : batch) {
            if (message.message() instanceof BookFact.Traded trade) {
                lastTrades.put(trade.market(), trade.tradeNumber());
            }
            table.apply(message.timeMillis(), message.message()).forEach(state -> changed.put(state.orderId(), state));
        }
        records.save(new Changes(List.copyOf(changed.values()), lastTrades), position, after);
        position = after;
    }
}
