package org.perpex.trade.messaging;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.store.TriggerStore;
import org.perpex.trade.trigger.TriggerChange;
import org.perpex.trade.trigger.TriggerStatus;

/** Writes the read model of triggers. */
final class TriggerRecorder implements StreamHandler {

    private final TriggerStore store;
    private StreamPosition position = StreamPosition.BEGINNING;

    TriggerRecorder(TriggerStore store) {
        this.store = store;
    }

    @Override
    public Start start() {
        position = store.load();
        return new Start.After(position);
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        List<TriggerChange> changes = new ArrayList<>();
        for (StreamMessage message : batch) {
            long timeMillis = message.timeMillis();
            switch (message.message()) {
                case TriggerFact fact -> add(timeMillis, fact, changes);
                case AccountFact.OrderFilled f
                when isOfTrigger(f.order()) ->
                    changes.add(new TriggerChange.Filled(
                            f.order().parentId(), false, f.filledLots(), f.quoteUnits(), timeMillis));
                case AccountFact.OrderClosed f
                when isOfTrigger(f.order()) ->
                    changes.add(new TriggerChange.Filled(
                            f.order().parentId(), true, f.filledLots(), f.quoteUnits(), timeMillis));
                default -> {}
            }
        }
        store.save(changes, position, after);
        position = after;
    }

    private static boolean isOfTrigger(OrderDetails order) {
        return order.origin() == OrderOrigin.TRIGGER;
    }

    private static void add(long timeMillis, TriggerFact fact, List<TriggerChange> changes) {
        switch (fact) {
            case TriggerFact.Placed f -> changes.add(new TriggerChange.Placed(f.trigger(), timeMillis));
            case TriggerFact.Resized f ->
                changes.add(new TriggerChange.Resized(f.trigger().triggerId(), f.sizeLots(), timeMillis));
            case TriggerFact.Fired f ->
                changes.add(new TriggerChange.Fired(f.trigger().triggerId(), f.orderId(), timeMillis));
            case TriggerFact.Ended f ->
                changes.add(new TriggerChange.Ended(f.trigger().triggerId(), TriggerStatus.of(f.reason()), timeMillis));
            // Its end follows.
            case TriggerFact.Refused _ -> {}
        }
    }
}
