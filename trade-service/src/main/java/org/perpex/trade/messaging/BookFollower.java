package org.perpex.trade.messaging;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.order.EngineClock;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.OrderTable;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.PendingRequests;

/** Keeps this instance's table of orders and answers its waiting requests, from the facts of the book. */
final class BookFollower implements StreamHandler {

    private final OrderTable table;
    private final PendingRequests pending;
    private final EngineClock engineClock;
    private final OpenOrders store;

    /** The amendment whose order has not yet rested or closed again; the book says that with nothing in between. */
    private BookFact.@Nullable Amended amending;

    /** The open orders of the read model, and the place in the stream that they belong to: read together. */
    interface OpenOrders {
        Opening load();
    }

    /** @param lastTrades by market, the number of the last trade before the place */
    record Opening(List<OrderState> orders, Map<Integer, Long> lastTrades, StreamPosition position) {}

    BookFollower(OrderTable table, PendingRequests pending, EngineClock engineClock, OpenOrders store) {
        this.table = table;
        this.pending = pending;
        this.engineClock = engineClock;
        this.store = store;
    }

    @Override
    public Start start() {
        Opening opening = store.load();
        amending = null;
        table.restart(opening.orders(), opening.lastTrades());
        return new Start.After(opening.position());
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        for (StreamMessage message : batch) {
            List<OrderState> changed = table.apply(message.timeMillis(), message.message());
            if (message.message() instanceof BookFact.Amended amended) {
                table.amendedWith(message.number());
                amending = amended;
            }
            if (message.message() instanceof BookFact fact) {
                answer(fact, changed);
            }
        }
        engineClock.heard(batch.getLast().timeMillis());
    }

    private void answer(BookFact fact, List<OrderState> changed) {
        switch (fact) {
            case BookFact.Rested rested ->
                table.find(rested.orderId()).ifPresent(order -> {
                    pending.tell(order.details().request(), new Outcome.Done(order));
                    endAmendment(order);
                });
            case BookFact.Closed closed -> {
                OrderState order = changed.getFirst();
                pending.tell(order.details().request(), new Outcome.Done(order));
                pending.tell(closed.request(), new Outcome.Done(order));
                endAmendment(order);
            }
            // An order that lost its place comes in again: how that ends is said next.
            case BookFact.Amended amended -> {
                if (amended.keptPlace()) {
                    endAmendment(changed.getFirst());
                }
            }
            case BookFact.Refusal refusal -> pending.tell(refusal.request(), new Outcome.Refused(refusal.reason()));
            case BookFact.AllCanceled all -> pending.tell(all.request(), new Outcome.AllCanceled(all.count()));
            case BookFact.Accepted _,
                    BookFact.Traded _,
                    BookFact.LevelChanged _,
                    BookFact.TopChecked _,
                    BookFact.PhaseChanged _,
                    BookFact.PriceIndicated _ -> {}
            case GuardFact guard -> answer(guard);
            // The account engine asks for these, nobody here.
            case PositionFact _ -> {}
        }
    }

    private void answer(GuardFact fact) {
        switch (fact) {
            case GuardFact.CountdownSet set -> pending.tell(set.request(), new Outcome.CountdownSet(set.endMillis()));
            case GuardFact.ProtectionSet set -> pending.tell(set.request(), new Outcome.ProtectionChanged());
            case GuardFact.ProtectionReset reset -> pending.tell(reset.request(), new Outcome.ProtectionChanged());
            // What they did to orders was said before, order by order.
            case GuardFact.CountdownEnded _, GuardFact.ProtectionTripped _, GuardFact.BreakerTripped _ -> {}
        }
    }

    /** Answers the amendment that is being carried out, if it is one of this order. */
    private void endAmendment(OrderState order) {
        BookFact.Amended current = amending;
        if (current != null && current.orderId() == order.orderId()) {
            pending.tell(current.request(), new Outcome.Done(order));
            amending = null;
        }
    }
}
