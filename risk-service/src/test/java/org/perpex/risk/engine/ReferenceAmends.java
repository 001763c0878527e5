package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;

/** Amendments, the slow way. */
final class ReferenceAmends {

    private final ReferenceAccounts state;
    private final ReferenceDesk desk;
    private final ReferenceLimits limits;

    ReferenceAmends(ReferenceAccounts state, ReferenceDesk desk, ReferenceLimits limits) {
        this.state = state;
        this.desk = desk;
        this.limits = limits;
    }

    void apply(OrderCommand.Amend amend) {
        var order = state.orders.stream()
                .filter(each -> each.details.account() == amend.account()
                        && each.details.market() == amend.market()
                        && each.details.side() == amend.side()
                        && (amend.orderId() != 0
                                ? each.details.orderId() == amend.orderId()
                                : each.details.clientOrderId().equals(amend.clientOrderId())))
                .findFirst()
                .orElse(null);
        RejectReason reason = objection(amend, order);
        long ticks = reason != null || order == null ? 0 : affordable(amend, order);
        if (reason == null && ticks == 0) {
            reason = RejectReason.MARGIN_INSUFFICIENT;
        }
        var breach = reason != null || order == null || order.details.reduceOnly() ? null : breach(amend, order, ticks);
        if (breach != null) {
            reason = breach.reason();
        }
        if (reason != null || order == null) {
            Message fact = new BookFact.AmendRejected(
                    amend.request(), amend.orderId(), amend.account(), amend.market(), Objects.requireNonNull(reason));
            desk.remember(amend.account(), amend.request(), new Floor.Said(Destination.TRADE_REJECTED, fact));
            limits.tell(amend, breach);
            return;
        }
        state.orders.set(state.orders.indexOf(order), order.wishing(wish(amend, order, ticks)));
        desk.remember(amend.account(), amend.request(), null);
        desk.say(
                Destination.ORDER,
                new BookCommand.Amend(
                        amend.request(),
                        order.details.orderId(),
                        amend.account(),
                        amend.market(),
                        ticks,
                        amend.sizeLots(),
                        amend.priceMatch()));
    }

    private ReferenceLimitRules.@Nullable Breach breach(
            OrderCommand.Amend amend, ReferenceAccounts.Order order, long ticks) {
        var place = ReferenceAccounts.Place.of(order.details);
        var open = state.openOrders(amend.account(), place);
        return limits.rules()
                .first(new ReferenceLimitRules.Case(
                        amend.account(),
                        place,
                        open,
                        amended(open, amend, order, ticks),
                        amend.side(),
                        ticks,
                        amend.sizeLots(),
                        amend.priceMatch() == PriceMatch.NONE));
    }

    /** As for a new order, tick by tick. */
    private long affordable(OrderCommand.Amend amend, ReferenceAccounts.Order order) {
        boolean priced = amend.priceMatch() == PriceMatch.NONE;
        long first = priced
                ? amend.priceTicks()
                : ReferencePrices.ofMark(order.market, amend.side(), ReferencePrices.band(order.market, amend.side()));
        if (order.details.reduceOnly()) {
            return first;
        }
        long mark = ReferencePrices.markTicks(order.market);
        if (covers(amend, order, first)) {
            return priced ? first : limits.boundTicks(amend.account(), order.market, amend.side(), first);
        }
        if (priced || !covers(amend, order, mark)) {
            return 0;
        }
        long ticks = first;
        while (!covers(amend, order, ticks)) {
            ticks -= amend.side().sign();
        }
        return limits.boundTicks(amend.account(), order.market, amend.side(), ticks);
    }

    private boolean covers(OrderCommand.Amend amend, ReferenceAccounts.Order order, long ticks) {
        var place = ReferenceAccounts.Place.of(order.details);
        var position = state.position(amend.account(), place);
        var open = state.openOrders(amend.account(), place);
        BigDecimal raised = ReferenceAccounts.orderMargin(position, amended(open, amend, order, ticks))
                .subtract(ReferenceAccounts.orderMargin(position, open));
        return raised.signum() <= 0 || raised.compareTo(state.available(amend.account())) <= 0;
    }

    private static List<ReferenceAccounts.Order> amended(
            List<ReferenceAccounts.Order> open, OrderCommand.Amend amend, ReferenceAccounts.Order order, long ticks) {
        List<ReferenceAccounts.Order> after = new ArrayList<>(open);
        after.set(after.indexOf(order), order.wishing(wish(amend, order, ticks)));
        return after;
    }

    private static ReferenceAccounts.Order wish(OrderCommand.Amend amend, ReferenceAccounts.Order order, long ticks) {
        return new ReferenceAccounts.Order(
                order.details.withPriceAndSize(ticks, amend.sizeLots()), order.market, ticks);
    }

    private @Nullable RejectReason objection(OrderCommand.Amend amend, ReferenceAccounts.@Nullable Order order) {
        RejectReason formal = desk.settingObjection(amend.deadlineMillis(), amend.account(), amend.market());
        if (formal != null) {
            return formal;
        }
        var limits = ReferenceAccounts.at(state.markets, amend.market()).spec.limits();
        if (ReferencePrices.isOutOfRange(amend.priceTicks(), amend.priceMatch(), limits)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (amend.sizeLots() < limits.sizeLotsMin() || amend.sizeLots() > limits.sizeLotsMax()) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (order == null) {
            return RejectReason.ORDER_UNKNOWN;
        }
        if (order.details.type() != OrderType.LIMIT) {
            return RejectReason.AMEND_LIMIT_ONLY;
        }
        if (order.wishes.size() == 8) {
            return RejectReason.AMENDS_MAX;
        }
        if (order.details.reduceOnly()) {
            return null;
        }
        var place = ReferenceAccounts.Place.of(order.details);
        var position = state.position(amend.account(), place);
        var open = state.openOrders(amend.account(), place);
        long ticks =
                amend.priceMatch() == PriceMatch.NONE ? amend.priceTicks() : ReferencePrices.markTicks(order.market);
        BigDecimal worst = ReferenceAccounts.worstNotional(position, amended(open, amend, order, ticks));
        boolean exceeds = worst.compareTo(ReferenceAccounts.cap(order.market.spec, position.settings.leverage)) > 0
                && worst.compareTo(ReferenceAccounts.worstNotional(position, open)) > 0;
        return exceeds ? RejectReason.POSITION_MAX_AT_LEVERAGE : null;
    }
}
