package org.perpex.trade.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.amendment.AmendmentHistory;
import org.perpex.trade.amendment.Amendments;
import org.perpex.trade.fill.FillHistory;
import org.perpex.trade.fill.Fills;
import org.perpex.trade.guard.AccountGuards;
import org.perpex.trade.margin.LastChange;
import org.perpex.trade.margin.MarginChanges;
import org.perpex.trade.margin.MarginHistory;
import org.perpex.trade.order.AmendForm;
import org.perpex.trade.order.CommandDesk;
import org.perpex.trade.order.CommandOutlet;
import org.perpex.trade.order.EngineClock;
import org.perpex.trade.order.OrderEntry;
import org.perpex.trade.order.OrderForm;
import org.perpex.trade.order.OrderHistory;
import org.perpex.trade.order.OrderMeters;
import org.perpex.trade.order.OrderTable;
import org.perpex.trade.order.Orders;
import org.perpex.trade.order.PendingRequests;
import org.perpex.trade.order.TriggerForm;
import org.perpex.trade.readmodel.Freshness;
import org.perpex.trade.setting.AccountSettings;
import org.perpex.trade.trigger.GroupEntry;
import org.perpex.trade.trigger.TriggerEntry;
import org.perpex.trade.trigger.TriggerHistory;
import org.perpex.trade.trigger.TriggerQuestions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Order entry: from the form to the answer. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    OrderForm orderForm(Markets markets) {
        return new OrderForm(markets);
    }

    @Bean
    AmendForm amendForm(Markets markets, Orders orders) {
        return new AmendForm(markets, orders);
    }

    @Bean
    PendingRequests pendingRequests() {
        return new PendingRequests();
    }

    @Bean
    EngineClock engineClock(OrderSettings settings) {
        return new EngineClock(InstantSource.system(), settings.lagMax());
    }

    @Bean
    OrderMeters orderMeters(MeterRegistry registry, PendingRequests pending, EngineClock engineClock) {
        return new OrderMeters(registry, pending, engineClock);
    }

    @Bean
    CommandDesk commandDesk(
            CommandOutlet outlet,
            PendingRequests pending,
            EngineClock engineClock,
            OrderMeters meters,
            OrderSettings settings) {
        return new CommandDesk(
                outlet, pending, engineClock, meters, new CommandDesk.Waits(settings.deadline(), settings.patience()));
    }

    @Bean
    OrderEntry orderEntry(CommandDesk desk, EngineClock engineClock, OrderMeters meters) {
        return new OrderEntry(desk, engineClock, meters);
    }

    @Bean
    AccountSettings accountSettings(CommandDesk desk) {
        return new AccountSettings(desk);
    }

    @Bean
    OrderTable orderTable(Markets markets) {
        return new OrderTable(markets);
    }

    @Bean
    Orders orders(OrderTable orderTable, OrderHistory history, Freshness bookFreshness) {
        return new Orders(orderTable, history, bookFreshness);
    }

    @Bean
    Amendments amendments(AmendmentHistory history, Orders orders) {
        return new Amendments(history, orders::lastAmendment);
    }

    @Bean
    MarginChanges marginChanges(MarginHistory history, Freshness accountFreshness, LastChange lastMarginChange) {
        return new MarginChanges(history, accountFreshness, lastMarginChange);
    }

    @Bean
    TriggerForm triggerForm(Markets markets) {
        return new TriggerForm(markets);
    }

    @Bean
    TriggerEntry triggerEntry(CommandDesk desk, EngineClock engineClock) {
        return new TriggerEntry(desk, engineClock);
    }

    @Bean
    TriggerQuestions triggerQuestions(TriggerHistory history, Freshness accountFreshness, LastChange lastTriggerFact) {
        return new TriggerQuestions(history, accountFreshness, lastTriggerFact);
    }

    @Bean
    Fills fills(FillHistory history, Orders orders) {
        return new Fills(history, orders::lastTrade);
    }

    @Bean
    GroupEntry groupEntry(CommandDesk desk, EngineClock engineClock) {
        return new GroupEntry(desk, engineClock);
    }

    @Bean
    AccountGuards accountGuards(CommandDesk desk) {
        return new AccountGuards(desk);
    }
}
