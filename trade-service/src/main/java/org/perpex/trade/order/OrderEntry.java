package org.perpex.trade.order;

import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;

/** Places, changes and cancels orders. Refuses with the error of the dialect. */
public final class OrderEntry {

    private final CommandDesk desk;
    private final EngineClock engineClock;
    private final OrderMeters meters;

    public OrderEntry(CommandDesk desk, EngineClock engineClock, OrderMeters meters) {
        this.desk = desk;
        this.engineClock = engineClock;
        this.meters = meters;
    }

    /** Places an order and returns what became of it. */
    public OrderState place(RequestId request, AccountId account, NewOrder order) {
        requireTimely();
        GoodTillDate.require(order.goodTillMillis(), engineClock.nowMillis());
        OrderCommand.Place command = new OrderCommand.Place(
                request,
                desk.deadlineMillis(),
                account.value(),
                order.market().market(),
                order.side(),
                order.positionSide(),
                order.type(),
                order.timeInForce(),
                order.priceTicks(),
                order.sizeLots(),
                order.reduceOnly(),
                order.selfTradePrevention(),
                order.goodTillMillis(),
                order.clientOrderId(),
                order.terms());
        Outcome.Done done = desk.ask(command, Outcome.Done.class, reason -> {
            meters.refused(reason.name());
            throw Refusals.of(reason, order);
        });
        return meters.answered(done.order());
    }

    /** What may open risk is not sent to an engine that is behind; what only takes orders away is. */
    private void requireTimely() {
        if (engineClock.isLate()) {
            meters.refused("OVERLOADED");
            throw DialectError.OVERLOADED.exception();
        }
    }

    /** Cancels an order. */
    public OrderState cancel(RequestId request, AccountId account, NamedOrder order) {
        OrderCommand.Cancel command = new OrderCommand.Cancel(
                request,
                desk.deadlineMillis(),
                account.value(),
                order.market().market(),
                order.orderId(),
                order.clientOrderId());
        Outcome.Done done = desk.ask(command, Outcome.Done.class, reason -> {
            throw switch (reason) {
                case ORDER_UNKNOWN, ACCOUNT_UNKNOWN, MARKET_UNKNOWN -> DialectError.CANCEL_UNKNOWN.exception();
                default -> Refusals.of(reason).exception();
            };
        });
        return done.order();
    }

    /** Changes price and size of an order and returns what became of it. */
    public OrderState amend(RequestId request, AccountId account, OrderChange change) {
        requireTimely();
        NamedOrder order = change.order();
        OrderCommand.Amend command = new OrderCommand.Amend(
                request,
                desk.deadlineMillis(),
                account.value(),
                order.market().market(),
                order.orderId(),
                order.clientOrderId(),
                change.side(),
                change.priceTicks(),
                change.sizeLots(),
                change.priceMatch());
        Outcome.Done done = desk.ask(command, Outcome.Done.class, reason -> {
            throw Refusals.of(reason, change);
        });
        return done.order();
    }

    /** Cancels all orders of an account in a market and returns how many there were. */
    public int cancelAll(RequestId request, AccountId account, MarketSpec market) {
        OrderCommand.CancelAll command =
                new OrderCommand.CancelAll(request, desk.deadlineMillis(), account.value(), market.market());
        Outcome.AllCanceled all = desk.ask(command, Outcome.AllCanceled.class, reason -> {
            if (reason == RejectReason.ACCOUNT_UNKNOWN) {
                return new Outcome.AllCanceled(0); // who never held anything has no order
            }
            throw Refusals.of(reason).exception(market.symbol());
        });
        return all.count();
    }
}
