package org.perpex.trade.trigger;

import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.trade.order.CommandDesk;
import org.perpex.trade.order.EngineClock;
import org.perpex.trade.order.GoodTillDate;
import org.perpex.trade.order.NewTrigger;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.Refusals;

/** Places and cancels triggers. Returns when the engine has said so, or refuses with the error of the dialect. */
public final class TriggerEntry {

    private final CommandDesk desk;
    private final EngineClock engineClock;

    public TriggerEntry(CommandDesk desk, EngineClock engineClock) {
        this.desk = desk;
        this.engineClock = engineClock;
    }

    /** Places a trigger that stands alone. */
    public TriggerState place(RequestId request, AccountId account, NewTrigger trigger) {
        if (engineClock.isLate()) {
            throw DialectError.OVERLOADED.exception();
        }
        GoodTillDate.require(trigger.order().goodTillMillis(), engineClock.nowMillis());
        TriggerCommand.Place command = new TriggerCommand.Place(
                request,
                desk.deadlineMillis(),
                account.value(),
                trigger.market().market(),
                trigger.order());
        Outcome.TriggerPlaced placed = desk.ask(command, Outcome.TriggerPlaced.class, reason -> {
            throw refusal(reason, trigger);
        });
        return TriggerState.placed(placed.trigger(), placed.timeMillis());
    }

    private static DialectException refusal(RejectReason reason, NewTrigger trigger) {
        return reason == RejectReason.TRIGGER_INVALID
                ? DialectError.CLOSE_POSITION_INVALID.exception(
                        trigger.order().type(), trigger.order().closePosition())
                : Refusals.of(reason).exception(trigger.market().symbol());
    }

    /** Cancels a waiting trigger, named by its id or, where that is 0, by the id of its client. */
    public TriggerDetails cancel(
            RequestId request, AccountId account, int market, long triggerId, String clientTriggerId) {
        TriggerCommand.Cancel command = new TriggerCommand.Cancel(
                request, desk.deadlineMillis(), account.value(), market, triggerId, clientTriggerId);
        Outcome.TriggerCanceled canceled = desk.ask(command, Outcome.TriggerCanceled.class, reason -> {
            throw switch (reason) {
                case ORDER_UNKNOWN, ACCOUNT_UNKNOWN, MARKET_UNKNOWN -> DialectError.CANCEL_UNKNOWN.exception();
                default -> Refusals.of(reason).exception();
            };
        });
        return canceled.trigger();
    }

    /** Cancels all waiting triggers of an account in a market. */
    public void cancelAll(RequestId request, AccountId account, MarketSpec market) {
        TriggerCommand.CancelAll command =
                new TriggerCommand.CancelAll(request, desk.deadlineMillis(), account.value(), market.market());
        desk.ask(command, Outcome.AllCanceled.class, reason -> {
            if (reason == RejectReason.ACCOUNT_UNKNOWN) {
                return new Outcome.AllCanceled(0); // who never held anything has no trigger
            }
            throw Refusals.of(reason).exception(market.symbol());
        });
    }
}
