package org.perpex.trade.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.BookFact;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.amendment.Amendment;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.OrderTable;
import org.perpex.trade.store.OrderStore;

/** Writes the read model of orders: of each batch the last state of every order that it touched. */
final class OrderRecorder implements StreamHandler {

    private final OrderTable table;
    private final Records records;
    private StreamPosition position = StreamPosition.BEGINNING;

    /** Keeps orders and the place in the stream, both or neither. */
    interface Records {
        BookFollower.Opening load();

        /** Throws if another instance has moved the place on; then nothing is kept. */
        void save(OrderStore.Changes changes, StreamPosition before, StreamPosition after);
    }

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
        List<Amendment> amendments = new ArrayList<>();
        Map<Integer, Long> lastTrades = new TreeMap<>();
        for (StreamMessage message : batch) {
            if (message.message() instanceof BookFact.Traded trade) {
                lastTrades.put(trade.market(), trade.tradeNumber());
            }
            List<OrderState> touched = table.apply(message.timeMillis(), message.message());
            touched.forEach(state -> changed.put(state.orderId(), state));
            if (message.message() instanceof BookFact.Amended fact) {
                amendments.add(amendment(message, fact, touched.getFirst()));
            }
        }
        records.save(new OrderStore.Changes(List.copyOf(changed.values()), amendments, lastTrades), position, after);
        position = after;
    }

    private static Amendment amendment(StreamMessage message, BookFact.Amended fact, OrderState after) {
        return new Amendment(
                message.number(),
                fact.orderId(),
                fact.account(),
                fact.market(),
                after.details().clientOrderId(),
                fact.priceTicksBefore(),
                fact.priceTicks(),
                fact.sizeLotsBefore(),
                fact.sizeLots(),
                after.amendments(),
                message.timeMillis());
    }
}
