package org.perpex.notify.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.common.spring.web.Trace;
import org.perpex.notify.event.UserEvent;
import org.perpex.notify.event.UserEvents;
import org.perpex.notify.push.Listeners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Tells facts of accounts to whoever listens here. What happened before this instance started was told by another or
 * is found by a query: the stream is live.
 */
final class AccountFollower implements StreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AccountFollower.class);

    private final UserEvents events;
    private final Listeners listeners;
    private final Counter told;

    AccountFollower(UserEvents events, Listeners listeners, MeterRegistry meters) {
        this.events = events;
        this.listeners = listeners;
        this.told = Counter.builder("perpex.user.events")
                .description("Events told on the private stream")
                .register(meters);
    }

    @Override
    public Start start() {
        return new Start.AtEnd();
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        for (StreamMessage message : batch) {
            if (message.message() instanceof AccountFact fact) {
                tell(message.timeMillis(), fact);
            }
        }
    }

    private void tell(long timeMillis, AccountFact fact) {
        long account = fact.account();
        log(fact);
        if (!listeners.hasAny(account)) {
            return;
        }
        for (UserEvent event : events.of(timeMillis, fact)) {
            listeners.tell(account, event);
            told.increment();
        }
    }

    /** One line per fact of an order, under the trace of the request that placed it. */
    private static void log(AccountFact fact) {
        if (fact instanceof AccountFact.OrderFact ofOrder && LOG.isInfoEnabled()) {
            OrderDetails order = ofOrder.order();
            try (MDC.MDCCloseable _ =
                    MDC.putCloseable(Trace.MDC_KEY, order.request().toString())) {
                LOG.info("{} of order {}", fact.getClass().getSimpleName(), order.orderId());
            }
        }
    }
}
