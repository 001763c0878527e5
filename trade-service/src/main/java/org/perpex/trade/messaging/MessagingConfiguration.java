package org.perpex.trade.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.perpex.common.contract.Destination;
import org.perpex.common.spring.market.Markets;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.perpex.common.spring.stream.StreamFollower;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.common.spring.stream.StreamQueues;
import org.perpex.trade.margin.LastChange;
import org.perpex.trade.order.EngineClock;
import org.perpex.trade.order.OrderTable;
import org.perpex.trade.order.PendingRequests;
import org.perpex.trade.readmodel.Freshness;
import org.perpex.trade.store.FillStore;
import org.perpex.trade.store.OrderStore;
import org.perpex.trade.store.TriggerStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command sender and the followers of this service. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    /** What nobody waits for is written in bulk. */
    private static final Duration RECORDS_GATHER = Duration.ofMillis(50);

    private static final Duration SETTINGS_GATHER = Duration.ofMillis(20);

    @Bean
    CommandSender commandSender(PackSender sender) {
        return new CommandSender(sender);
    }

    @Bean
    JdbcStreamPositions streamPositions(JdbcClient jdbc) {
        return new JdbcStreamPositions(jdbc);
    }

    @Bean
    StreamFollower bookFollower(
            StreamQueues queues,
            OrderTable orderTable,
            PendingRequests pending,
            EngineClock engineClock,
            OrderStore store,
            MeterRegistry meters) {
        BookFollower handler = new BookFollower(orderTable, pending, engineClock, () -> opening(store));
        return new StreamFollower("trade-orders", Destination.TRADE, queues, handler).meteredBy(meters);
    }

    @Bean
    StreamFollower refusalFollower(StreamQueues queues, PendingRequests pending, MeterRegistry meters) {
        RefusalFollower handler = new RefusalFollower(pending);
        return new StreamFollower("trade-refusals", Destination.TRADE_REJECTED, queues, handler).meteredBy(meters);
    }

    @Bean
    StreamFollower settingFollower(
            StreamQueues queues,
            PendingRequests pending,
            LastChange lastMarginChange,
            LastChange lastTriggerFact,
            MeterRegistry meters) {
        SettingFollower handler = new SettingFollower(pending, lastMarginChange, lastTriggerFact);
        return new StreamFollower("trade-settings", Destination.ASSET, queues, handler)
                .gathering(SETTINGS_GATHER)
                .meteredBy(meters);
    }

    @Bean
    StreamFollower orderRecorder(StreamQueues queues, Markets markets, OrderStore store, MeterRegistry meters) {
        OrderRecorder handler = new OrderRecorder(new OrderTable(markets), new StoredOrders(store));
        return new StreamFollower("trade-order-records", Destination.TRADE, queues, handler)
                .gathering(RECORDS_GATHER)
                .meteredBy(meters);
    }

    @Bean
    StreamFollower accountRecorder(StreamQueues queues, Markets markets, FillStore store, MeterRegistry meters) {
        AccountRecorder handler = new AccountRecorder(markets, new StoredFills(store));
        return new StreamFollower("trade-fill-records", Destination.ASSET, queues, handler)
                .gathering(RECORDS_GATHER)
                .meteredBy(meters);
    }

    @Bean
    Freshness bookFreshness(StreamFollower bookFollower) {
        return bookFollower::awaitAllSent;
    }

    @Bean
    Freshness accountFreshness(StreamFollower settingFollower) {
        return settingFollower::awaitAllSent;
    }

    @Bean
    StreamFollower triggerRecorder(StreamQueues queues, TriggerStore store, MeterRegistry meters) {
        TriggerRecorder handler = new TriggerRecorder(store);
        return new StreamFollower("trade-trigger-records", Destination.ASSET, queues, handler)
                .gathering(RECORDS_GATHER)
                .meteredBy(meters);
    }

    @Bean
    LastChange lastMarginChange() {
        return new LastChange();
    }

    @Bean
    LastChange lastTriggerFact() {
        return new LastChange();
    }

    private static BookFollower.Opening opening(OrderStore store) {
        OrderStore.Opening opening = store.load();
        return new BookFollower.Opening(opening.orders(), opening.lastTrades(), opening.position());
    }

    private record StoredOrders(OrderStore store) implements OrderRecorder.Records {

        @Override
        public BookFollower.Opening load() {
            return opening(store);
        }

        @Override
        public void save(OrderStore.Changes changes, StreamPosition before, StreamPosition after) {
            store.save(changes, before, after);
        }
    }

    private record StoredFills(FillStore store) implements AccountRecorder.Records {

        @Override
        public StreamPosition load() {
            return store.load();
        }

        @Override
        public void save(FillStore.Changes changes, StreamPosition before, StreamPosition after) {
            store.save(changes, before, after);
        }
    }
}
