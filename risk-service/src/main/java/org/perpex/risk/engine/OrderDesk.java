package org.perpex.risk.engine;

import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Route;

/** Takes orders and cancels from traders: admits or refuses them, reserves, passes them to the book. */
final class OrderDesk {

    private final Accounts accounts;
    private final Requests requests;
    private final Formalities formalities;
    private final Admission admission;
    private final LimitWatch limits;

    OrderDesk(Accounts accounts, Requests requests, Formalities formalities, Admission admission, LimitWatch limits) {
        this.accounts = accounts;
        this.requests = requests;
        this.formalities = formalities;
        this.admission = admission;
        this.limits = limits;
    }

    void place(long timeMillis, OrderCommand.Place order, FactSink facts) {
        switch (admission.judge(timeMillis, order)) {
            case Admission.Verdict.Refused refused -> {
                requests.remember(
                        timeMillis,
                        order.account(),
                        order.request(),
                        new Outcome.Refused(0, order.market(), refused.reason()));
                facts.append(
                        Destination.TRADE_REJECTED,
                        new BookFact.Rejected(order.request(), 0, order.account(), order.market(), refused.reason()));
                limits.refused(timeMillis, order, refused, facts);
            }
            case Admission.Verdict.Admitted admitted -> {
                requests.remember(timeMillis, order.account(), order.request(), Outcome.Passed.INSTANCE);
                pass(timeMillis, new Sourced(order, OrderOrigin.CLIENT, 0), admitted, facts);
            }
        }
    }

    /**
     * An order and where it comes from.
     *
     * @param parentId the trigger or parent order that made it, or 0
     */
    record Sourced(OrderCommand.Place order, OrderOrigin origin, long parentId) {}

    /** Passes an admitted order to the book and returns its id. */
    long pass(long timeMillis, Sourced sourced, Admission.Verdict.Admitted admitted, FactSink facts) {
        OrderCommand.Place order = sourced.order();
        Account account = admitted.account();
        MarketState market = admitted.market();
        OrderDetails details = details(sourced, accounts.nextOrderId(), account.tradeGroup());
        long lossTicks =
                details.reduceOnly() ? 0 : WithOrder.lossTicks(market, order.side(), admitted.bookPriceTicks());
        OpenOrder open = new OpenOrder(details, admitted.bookPriceTicks(), lossTicks).placedAt(timeMillis);
        Holding holding = accounts.holding(account, market, order.positionSide());
        accounts.addOrder(account, holding, open);
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
        facts.append(Destination.ORDER, new BookCommand.Place(details.withPriceTicks(open.bookPriceTicks())));
        return details.orderId();
    }

    private static OrderDetails details(Sourced sourced, long orderId, long tradeGroup) {
        OrderCommand.Place order = sourced.order();
        return new OrderDetails(
                order.request(),
                orderId,
                order.account(),
                order.market(),
                order.side(),
                order.positionSide(),
                order.type(),
                order.timeInForce(),
                order.priceTicks(),
                order.sizeLots(),
                Hedging.reduces(order),
                order.selfTradePrevention(),
                order.goodTillMillis(),
                Route.BOOK,
                order.clientOrderId(),
                order.terms(),
                tradeGroup,
                sourced.origin(),
                sourced.parentId());
    }

    void cancel(long timeMillis, OrderCommand.Cancel cancel, FactSink facts) {
        OpenOrder order = accounts.order(cancel.account(), cancel.market(), cancel.orderId(), cancel.clientOrderId());
        RejectReason objection = formalities.objection(timeMillis, cancel);
        if (objection != null || order == null) {
            RejectReason reason = objection == null ? RejectReason.ORDER_UNKNOWN : objection;
            requests.remember(
                    timeMillis,
                    cancel.account(),
                    cancel.request(),
                    new Outcome.CancelRefused(cancel.orderId(), cancel.market(), reason));
            facts.append(
                    Destination.TRADE_REJECTED,
                    new BookFact.CancelRejected(
                            cancel.request(), cancel.orderId(), cancel.account(), cancel.market(), reason));
            return;
        }
        requests.remember(timeMillis, cancel.account(), cancel.request(), Outcome.Passed.INSTANCE);
        facts.append(
                Destination.ORDER,
                new BookCommand.Cancel(
                        cancel.request(), order.id(), cancel.account(), cancel.market(), CloseReason.CANCELED));
    }

    void cancelAll(long timeMillis, OrderCommand.CancelAll cancel, FactSink facts) {
        if (passes(timeMillis, cancel, facts)) {
            facts.append(
                    Destination.ORDER,
                    new BookCommand.CancelAll(
                            cancel.request(), cancel.account(), cancel.market(), CloseReason.CANCELED));
        }
    }

    void cancelEverywhere(long timeMillis, OrderCommand.CancelEverywhere cancel, FactSink facts) {
        if (passes(timeMillis, cancel, facts)) {
            facts.append(
                    Destination.ORDER,
                    new BookCommand.CancelEverywhere(cancel.request(), cancel.account(), CloseReason.CANCELED));
        }
    }

    /** Whether a cancel of many orders may pass; if not, it has been refused. */
    private boolean passes(long timeMillis, TraderCommand cancel, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, cancel);
        if (objection == null) {
            requests.remember(timeMillis, cancel.account(), cancel.request(), Outcome.Passed.INSTANCE);
            return true;
        }
        requests.remember(
                timeMillis,
                cancel.account(),
                cancel.request(),
                new Outcome.CancelRefused(0, cancel.market(), objection));
        facts.append(
                Destination.TRADE_REJECTED,
                new BookFact.CancelRejected(cancel.request(), 0, cancel.account(), cancel.market(), objection));
        return false;
    }

    /** Refuses a command that this engine does not offer, unless another reason comes before. */
    void refuseUnsupported(long timeMillis, TraderCommand command, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, command);
        formalities.refuse(timeMillis, command, objection == null ? RejectReason.UNSUPPORTED : objection, facts);
    }
}
