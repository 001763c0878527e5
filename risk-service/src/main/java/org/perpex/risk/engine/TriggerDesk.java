package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.TriggerEnd;
import org.perpex.common.core.WorkingPrice;

/** Takes triggers from traders, alone, in groups or with the order whose position they leave, and their cancels. */
final class TriggerDesk {

    private final Accounts accounts;
    private final Markets markets;
    private final Requests requests;
    private final Formalities formalities;
    private final OrderDesk orders;
    private final Admission admission;
    private final Triggers triggers;
    private final TriggerRules rules;

    TriggerDesk(AccountEngine.World world) {
        accounts = world.accounts;
        markets = world.markets;
        requests = world.requests;
        formalities = world.formalities;
        orders = world.orders;
        admission = world.admission;
        triggers = world.triggers;
        rules = new TriggerRules(world.triggers);
    }

    void obey(long timeMillis, TriggerCommand command, FactSink facts) {
        switch (command) {
            case TriggerCommand.Place c -> place(timeMillis, c, List.of(c.order()), 1, facts);
            case TriggerCommand.PlaceOco c -> place(timeMillis, c, c.exits(), 2, facts);
            case TriggerCommand.PlaceBracket c -> placeBracket(timeMillis, c, facts);
            case TriggerCommand.Cancel c -> cancel(timeMillis, c, facts);
            case TriggerCommand.CancelAll c -> cancelAll(timeMillis, c, facts);
        }
    }

    private void place(long timeMillis, TriggerCommand command, List<TriggerOrder> wished, int fewest, FactSink facts) {
        MarketState market = markets.find(command.market());
        RejectReason objection = formalities.objection(timeMillis, command);
        if (objection == null && market != null) {
            objection = rules.objection(
                    timeMillis, new TriggerRules.Wish(accounts.at(command.account()), market, null, wished, fewest));
        }
        if (objection != null) {
            formalities.refuse(timeMillis, command, objection, facts);
            return;
        }
        requests.remember(timeMillis, command.account(), command.request(), Outcome.Passed.INSTANCE);
        add(command, 0, wished, facts);
    }

    private void placeBracket(long timeMillis, TriggerCommand.PlaceBracket command, FactSink facts) {
        OrderCommand.Place entry = command.entry();
        Account account = accounts.find(command.account());
        MarketState market = markets.find(command.market());
        Admission.Verdict verdict = admission.judge(timeMillis, entry);
        RejectReason objection = verdict instanceof Admission.Verdict.Refused refused ? refused.reason() : null;
        if (account != null && market != null) {
            objection = TriggerRules.first(
                    objection,
                    rules.objection(timeMillis, new TriggerRules.Wish(account, market, entry, command.exits(), 1)));
        }
        if (objection != null || !(verdict instanceof Admission.Verdict.Admitted admitted)) {
            formalities.refuse(timeMillis, command, objection == null ? RejectReason.MARKET_UNKNOWN : objection, facts);
            return;
        }
        requests.remember(timeMillis, command.account(), command.request(), Outcome.Passed.INSTANCE);
        OrderDesk.Sourced sourced = new OrderDesk.Sourced(entry, OrderOrigin.CLIENT, 0);
        add(command, orders.pass(timeMillis, sourced, admitted, facts), command.exits(), facts);
    }

    private void add(TriggerCommand command, long entryOrderId, List<TriggerOrder> wished, FactSink facts) {
        long group = 0;
        for (TriggerOrder order : wished) {
            long id = accounts.nextOrderId();
            if (group == 0 && wished.size() > 1) {
                group = id;
            }
            TriggerDetails details = new TriggerDetails(
                    command.request(), id, command.account(), command.market(), group, entryOrderId, order);
            Holding holding = accounts.at(command.account()).holding(command.market(), order.positionSide());
            WaitingTrigger trigger = new WaitingTrigger(details, holding == null ? 0 : holding.positionLots());
            if (trigger.isFollowing() && !trigger.isExit()) {
                trigger.follow(watchedTicks(command.market(), order.workingPrice()));
            }
            triggers.add(trigger);
            facts.append(Destination.ASSET, new TriggerFact.Placed(details));
        }
    }

    private long watchedTicks(int market, WorkingPrice price) {
        return price == WorkingPrice.MARK
                ? markets.at(market).markTicks()
                : triggers.in(market).contractTicks();
    }

    private void cancel(long timeMillis, TriggerCommand.Cancel cancel, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, cancel);
        WaitingTrigger trigger =
                triggers.find(cancel.account(), cancel.market(), cancel.triggerId(), cancel.clientTriggerId());
        if (objection != null || trigger == null) {
            RejectReason reason = objection == null ? RejectReason.ORDER_UNKNOWN : objection;
            requests.remember(
                    timeMillis,
                    cancel.account(),
                    cancel.request(),
                    new Outcome.CancelRefused(cancel.triggerId(), cancel.market(), reason));
            facts.append(
                    Destination.TRADE_REJECTED,
                    new BookFact.CancelRejected(
                            cancel.request(), cancel.triggerId(), cancel.account(), cancel.market(), reason));
            return;
        }
        requests.remember(timeMillis, cancel.account(), cancel.request(), Outcome.Passed.INSTANCE);
        triggers.remove(trigger);
        facts.append(
                Destination.ASSET, new TriggerFact.Ended(trigger.details(), cancel.request(), TriggerEnd.CANCELED));
    }

    private void cancelAll(long timeMillis, TriggerCommand.CancelAll cancel, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, cancel);
        if (objection != null) {
            formalities.refuse(timeMillis, cancel, objection, facts);
            return;
        }
        requests.remember(timeMillis, cancel.account(), cancel.request(), Outcome.Passed.INSTANCE);
        List<WaitingTrigger> all = new ArrayList<>(triggers.of(cancel.account(), cancel.market()));
        for (WaitingTrigger each : all) {
            triggers.remove(each);
            facts.append(
                    Destination.ASSET, new TriggerFact.Ended(each.details(), cancel.request(), TriggerEnd.CANCELED));
        }
        facts.append(
                Destination.TRADE_REJECTED,
                new BookFact.AllCanceled(cancel.request(), cancel.account(), cancel.market(), all.size()));
    }
}
