package org.perpex.trade.trigger;

import java.util.List;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.trade.order.CommandDesk;
import org.perpex.trade.order.EngineClock;
import org.perpex.trade.order.GoodTillDate;
import org.perpex.trade.order.NewOrder;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.Refusals;

/**
 * Places triggers that belong together: some of which one alone may fire, or those by which the position of an order is
 * left. All or nothing. Returns when the engines have told of everything, or refuses with the error of the dialect.
 */
public final class GroupEntry {

    private final CommandDesk desk;
    private final EngineClock engineClock;

    public GroupEntry(CommandDesk desk, EngineClock engineClock) {
        this.desk = desk;
        this.engineClock = engineClock;
    }

    /** Places triggers of which one alone may fire, and returns them. */
    public List<Outcome> placeOco(RequestId request, AccountId account, MarketSpec market, List<TriggerOrder> exits) {
        requireTimely(exits);
        TriggerCommand.PlaceOco command =
                new TriggerCommand.PlaceOco(request, desk.deadlineMillis(), account.value(), market.market(), exits);
        return desk.askGroup(
                command,
                exits.size(),
                reason -> reason == RejectReason.TRIGGER_INVALID
                        ? DialectError.PARAMETER_INVALID.exception("orders")
                        : Refusals.of(reason).exception(market.symbol()));
    }

    /** Places an order and the triggers by which its position is left, and returns the order, then the triggers. */
    public List<Outcome> placeBracket(RequestId request, AccountId account, NewOrder order, List<TriggerOrder> exits) {
        requireTimely(exits);
        GoodTillDate.require(order.goodTillMillis(), engineClock.nowMillis());
        OrderCommand.Place entry = new OrderCommand.Place(
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
        return desk.askGroup(
                new TriggerCommand.PlaceBracket(entry, exits), 1 + exits.size(), reason -> refusal(reason, order));
    }

    private static DialectException refusal(RejectReason reason, NewOrder order) {
        return reason == RejectReason.TRIGGER_INVALID
                ? DialectError.PARAMETER_INVALID.exception("exits")
                : Refusals.of(reason, order);
    }

    private void requireTimely(List<TriggerOrder> exits) {
        if (engineClock.isLate()) {
            throw DialectError.OVERLOADED.exception();
        }
        exits.forEach(exit -> GoodTillDate.require(exit.goodTillMillis(), engineClock.nowMillis()));
    }
}
