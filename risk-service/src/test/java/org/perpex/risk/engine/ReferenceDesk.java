package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Orders, cancels and leverages, judged the slow way, and the memory of requests. */
final class ReferenceDesk {

    private record RequestKey(long account, RequestId request) {}

    /** What a repetition is answered with; null fact: nothing. */
    private static final class Memory {
        final long timeMillis;
        Floor.@Nullable Said answer;

        Memory(long timeMillis, Floor.@Nullable Said answer) {
            this.timeMillis = timeMillis;
            this.answer = answer;
        }
    }

    private final ReferenceAccounts state;
    private final List<Floor.Said> said;
    private final Map<RequestKey, Memory> memories = new HashMap<>();
    private final ReferenceAmends amends;
    private final ReferenceLimits limits;
    private long orderIds;
    private long now;

    /** @param said takes what is said */
    ReferenceDesk(ReferenceAccounts state, List<Floor.Said> said, ReferenceLimits limits) {
        this.state = state;
        this.said = said;
        this.limits = limits;
        amends = new ReferenceAmends(state, this, limits);
    }

    void passTo(long timeMillis) {
        now = timeMillis;
        memories.values().removeIf(memory -> memory.timeMillis + 600_000 < now);
    }

    void apply(OrderCommand command) {
        switch (command) {
            case OrderCommand.Place c -> unlessRepeated(c.account(), c.request(), () -> place(c));
            case OrderCommand.Cancel c -> unlessRepeated(c.account(), c.request(), () -> cancel(c));
            case OrderCommand.CancelAll c -> unlessRepeated(c.account(), c.request(), () -> cancelAll(c));
            case OrderCommand.SetLeverage c -> unlessRepeated(c.account(), c.request(), () -> leverage(c));
            case OrderCommand.CancelEverywhere c -> unlessRepeated(c.account(), c.request(), () -> everywhere(c));
            case OrderCommand.Amend c -> unlessRepeated(c.account(), c.request(), () -> amends.apply(c));
            case OrderCommand.SetCountdown c ->
                guard(c, new BookCommand.SetCountdown(c.request(), c.account(), c.market(), c.countdownMillis()));
            case OrderCommand.SetProtection c ->
                guard(
                        c,
                        new BookCommand.SetProtection(
                                c.request(),
                                c.account(),
                                c.market(),
                                c.windowMillis(),
                                c.lotsMax(),
                                c.fillsMax(),
                                c.frozenMillis()));
            case OrderCommand.ResetProtection c ->
                guard(c, new BookCommand.ResetProtection(c.request(), c.account(), c.market()));
        }
    }

    /** The book judges it. */
    private void guard(OrderCommand command, BookCommand passed) {
        unlessRepeated(command.account(), command.request(), () -> {
            RejectReason reason = cancelObjection(command.deadlineMillis(), command.account(), command.market());
            if (reason != null) {
                refuse(command, reason);
                return;
            }
            remember(command.account(), command.request(), null);
            say(Destination.ORDER, passed);
        });
    }

    void say(Destination destination, Message fact) {
        said.add(new Floor.Said(destination, fact));
    }

    void unlessRepeated(long account, RequestId request, Runnable first) {
        unlessRepeated(account, request, first, this::stillTrue);
    }

    /** Runs what was not asked before; else says again what is still true. */
    void unlessRepeated(long account, RequestId request, Runnable first, Predicate<Message> stillTrue) {
        Memory memory = memories.get(new RequestKey(account, request));
        if (memory == null) {
            first.run();
        } else if (memory.answer != null && stillTrue.test(memory.answer.fact())) {
            said.add(memory.answer);
        }
    }

    private boolean stillTrue(Message answer) {
        return !(answer instanceof AccountFact.LeverageChanged set)
                || state.ownSettings(set.account(), set.market()).leverage == set.leverage();
    }

    void remember(long account, RequestId request, Floor.@Nullable Said answer) {
        memories.put(new RequestKey(account, request), new Memory(now, answer));
        if (answer != null) {
            said.add(answer);
        }
    }

    void refuse(TraderCommand order, RejectReason reason) {
        Message fact = new BookFact.Rejected(order.request(), 0, order.account(), order.market(), reason);
        remember(order.account(), order.request(), new Floor.Said(Destination.TRADE_REJECTED, fact));
    }

    /** What was decided on an order: why it is refused, or else the limit that the book is given. */
    record Judged(@Nullable RejectReason reason, long bookTicks, ReferenceLimitRules.@Nullable Breach breach) {

        Judged(RejectReason reason) {
            this(reason, 0, null);
        }
    }

    private void place(OrderCommand.Place order) {
        Judged judged = judge(order);
        if (judged.reason != null) {
            refuse(order, judged.reason);
            limits.refused(order, judged.reason, judged.breach);
            return;
        }
        remember(order.account(), order.request(), null);
        pass(order, judged.bookTicks, OrderOrigin.CLIENT, 0);
    }

    /** Passes an order to the book and returns its id. */
    long pass(OrderCommand.Place order, long bookTicks, OrderOrigin origin, long parentId) {
        var market = ReferenceAccounts.at(state.markets, order.market());
        long group = ReferenceAccounts.at(state.accounts, order.account()).tradeGroup;
        OrderDetails details = details(held(order), ++orderIds, group, origin, parentId);
        state.ownPosition(order.account(), new ReferenceAccounts.Place(order.market(), order.positionSide()));
        state.orders.add(new ReferenceAccounts.Order(details, market, bookTicks));
        say(Destination.ORDER, new BookCommand.Place(details.withPriceTicks(bookTicks)));
        return details.orderId();
    }

    long nextId() {
        return ++orderIds;
    }

    long now() {
        return now;
    }

    /** What closes a position of hedge mode only reduces it. */
    static OrderCommand.Place held(OrderCommand.Place asked) {
        boolean closes = asked.positionSide() == PositionSide.LONG && asked.side() == Side.SELL
                || asked.positionSide() == PositionSide.SHORT && asked.side() == Side.BUY;
        return closes ? Fixtures.reduceOnly(asked) : asked;
    }

    Judged judge(OrderCommand.Place asked) {
        return judge(held(asked), asked.reduceOnly());
    }

    private Judged judge(OrderCommand.Place order, boolean askedToReduce) {
        RejectReason formal = formal(order, askedToReduce);
        if (formal != null) {
            return new Judged(formal);
        }
        var market = ReferenceAccounts.at(state.markets, order.market());
        var place = new ReferenceAccounts.Place(order.market(), order.positionSide());
        var position = state.position(order.account(), place);
        var open = state.openOrders(order.account(), place);
        OrderDetails details = details(order, 0, 0, OrderOrigin.CLIENT, 0);
        if (!order.reduceOnly()) {
            long ticks = isPriced(order) ? order.priceTicks() : ReferencePrices.markTicks(market);
            var after = plus(open, new ReferenceAccounts.Order(details, market, ticks));
            BigDecimal worst = ReferenceAccounts.worstNotional(position, after);
            if (worst.compareTo(ReferenceAccounts.cap(market.spec, position.settings.leverage)) > 0
                    && worst.compareTo(ReferenceAccounts.worstNotional(position, open)) > 0) {
                return new Judged(RejectReason.POSITION_MAX_AT_LEVERAGE);
            }
        }
        if (market.mark == null) {
            return new Judged(RejectReason.NO_MARK_PRICE);
        }
        long bookTicks = affordable(order, details, market, position, open);
        if (bookTicks == 0) {
            return new Judged(RejectReason.MARGIN_INSUFFICIENT);
        }
        if (!order.reduceOnly()) {
            boolean priced = isPriced(order);
            bookTicks = priced ? bookTicks : limits.boundTicks(order.account(), market, order.side(), bookTicks);
            var after = plus(open, new ReferenceAccounts.Order(details, market, bookTicks));
            var breach = limits.rules()
                    .first(new ReferenceLimitRules.Case(
                            order.account(), place, open, after, order.side(), bookTicks, order.sizeLots(), priced));
            if (breach != null) {
                return new Judged(breach.reason(), 0, breach);
            }
        }
        if (order.terms().reprice() && (order.type() != OrderType.LIMIT || order.timeInForce() != TimeInForce.GTX)) {
            return new Judged(RejectReason.UNSUPPORTED);
        }
        return new Judged(null, bookTicks, null);
    }

    private @Nullable RejectReason formal(OrderCommand.Place order, boolean askedToReduce) {
        if (now > order.deadlineMillis()) {
            return RejectReason.DEADLINE_PASSED;
        }
        if (!state.accounts.containsKey(order.account())) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (!state.markets.containsKey(order.market())) {
            return RejectReason.MARKET_UNKNOWN;
        }
        if (ReferenceAccounts.at(state.accounts, order.account()).isFrozen(order.market())) {
            return RejectReason.ACCOUNT_FROZEN;
        }
        if (isOnWrongSide(order, askedToReduce)) {
            return RejectReason.POSITION_SIDE_MISMATCH;
        }
        var limits = ReferenceAccounts.at(state.markets, order.market()).spec.limits();
        boolean limit = order.type() == OrderType.LIMIT;
        if (limit
                && ReferencePrices.isOutOfRange(
                        order.priceTicks(), order.terms().priceMatch(), limits)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        long lotsMax = limit ? limits.sizeLotsMax() : limits.marketSizeLotsMax();
        if (order.sizeLots() < limits.sizeLotsMin() || order.sizeLots() > lotsMax) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        RejectReason ofTerms = ofTerms(order);
        if (ofTerms != null) {
            return ofTerms;
        }
        if (state.orders.stream()
                .anyMatch(each -> each.details.account() == order.account()
                        && each.details.clientOrderId().equals(order.clientOrderId()))) {
            return RejectReason.CLIENT_ORDER_ID_DUPLICATE;
        }
        boolean full = state.openOrders(order.account(), order.market()).size() >= limits.openOrdersMax();
        return full ? RejectReason.OPEN_ORDERS_MAX : null;
    }

    private boolean isOnWrongSide(OrderCommand.Place order, boolean askedToReduce) {
        boolean hedge = ReferenceAccounts.at(state.accounts, order.account()).mode == PositionMode.HEDGE;
        return hedge
                ? order.positionSide() == PositionSide.BOTH
                        || askedToReduce && (order.positionSide() == PositionSide.LONG) == (order.side() == Side.BUY)
                : order.positionSide() != PositionSide.BOTH;
    }

    private static boolean isPriced(OrderCommand.Place order) {
        return order.type() == OrderType.LIMIT && order.terms().priceMatch() == PriceMatch.NONE;
    }

    private static @Nullable RejectReason ofTerms(OrderCommand.Place order) {
        boolean limit = order.type() == OrderType.LIMIT;
        boolean waits = limit && !List.of(TimeInForce.IOC, TimeInForce.FOK).contains(order.timeInForce());
        long visible = order.terms().visibleLots();
        if (visible != 0 && (visible < 0 || visible > order.sizeLots() || !waits || order.reduceOnly())) {
            return RejectReason.ICEBERG_INVALID;
        }
        return limit || order.terms().priceMatch() == PriceMatch.NONE ? null : RejectReason.PRICE_MATCH_UNSUPPORTED;
    }

    private static List<ReferenceAccounts.Order> plus(
            List<ReferenceAccounts.Order> open, ReferenceAccounts.Order order) {
        List<ReferenceAccounts.Order> all = new ArrayList<>(open);
        all.add(order);
        return all;
    }

    /** Walks from the take bound towards the mark, tick by tick, until the balance covers the order. */
    private long affordable(
            OrderCommand.Place order,
            OrderDetails details,
            ReferenceAccounts.Market market,
            ReferenceAccounts.Position position,
            List<ReferenceAccounts.Order> open) {
        boolean priced = isPriced(order);
        BigDecimal take = BigDecimal.ONE.add(BigDecimal.valueOf(
                (long) order.side().sign() * market.spec.limits().takeBoundPpm(), 6));
        long bound = ReferencePrices.ofMark(
                market,
                order.side(),
                order.type() == OrderType.MARKET ? take : ReferencePrices.band(market, order.side()));
        long first = priced ? order.priceTicks() : bound;
        long last = priced ? order.priceTicks() : ReferencePrices.markTicks(market);
        if (order.reduceOnly()) {
            return first;
        }
        BigDecimal bound0 = ReferenceAccounts.orderMargin(position, open);
        BigDecimal available = state.available(order.account());
        for (long ticks = first; ; ticks -= order.side().sign()) {
            var after = plus(open, new ReferenceAccounts.Order(details, market, ticks));
            BigDecimal raised = ReferenceAccounts.orderMargin(position, after).subtract(bound0);
            if (raised.signum() <= 0 || raised.compareTo(available) <= 0) {
                return ticks;
            }
            if (ticks == last) {
                return 0;
            }
        }
    }

    private void cancel(OrderCommand.Cancel cancel) {
        var order = state.orders.stream()
                .filter(each -> each.details.account() == cancel.account()
                        && each.details.market() == cancel.market()
                        && (cancel.orderId() != 0
                                ? each.details.orderId() == cancel.orderId()
                                : each.details.clientOrderId().equals(cancel.clientOrderId())))
                .findFirst();
        RejectReason reason = cancelObjection(cancel.deadlineMillis(), cancel.account(), cancel.market());
        if (reason == null && order.isEmpty()) {
            reason = RejectReason.ORDER_UNKNOWN;
        }
        if (reason != null) {
            Message fact = new BookFact.CancelRejected(
                    cancel.request(), cancel.orderId(), cancel.account(), cancel.market(), reason);
            remember(cancel.account(), cancel.request(), new Floor.Said(Destination.TRADE_REJECTED, fact));
            return;
        }
        remember(cancel.account(), cancel.request(), null);
        long orderId = order.orElseThrow().details.orderId();
        say(
                Destination.ORDER,
                new BookCommand.Cancel(
                        cancel.request(), orderId, cancel.account(), cancel.market(), CloseReason.CANCELED));
    }

    @Nullable
    RejectReason settingObjection(long deadline, long account, int market) {
        RejectReason formal = cancelObjection(deadline, account, market);
        if (formal != null) {
            return formal;
        }
        return ReferenceAccounts.at(state.accounts, account).isFrozen(market) ? RejectReason.ACCOUNT_FROZEN : null;
    }

    /** Of what is set for all markets. */
    @Nullable
    RejectReason accountObjection(long deadline, long account) {
        RejectReason formal = cancelObjection(
                deadline, account, state.markets.keySet().iterator().next());
        if (formal != null) {
            return formal;
        }
        return ReferenceAccounts.at(state.accounts, account).frozen ? RejectReason.ACCOUNT_FROZEN : null;
    }

    @Nullable
    RejectReason cancelObjection(long deadline, long account, int market) {
        if (now > deadline) {
            return RejectReason.DEADLINE_PASSED;
        }
        if (!state.accounts.containsKey(account)) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        return state.markets.containsKey(market) ? null : RejectReason.MARKET_UNKNOWN;
    }

    private void cancelAll(OrderCommand.CancelAll cancel) {
        RejectReason reason = cancelObjection(cancel.deadlineMillis(), cancel.account(), cancel.market());
        if (reason != null) {
            Message fact = new BookFact.CancelRejected(cancel.request(), 0, cancel.account(), cancel.market(), reason);
            remember(cancel.account(), cancel.request(), new Floor.Said(Destination.TRADE_REJECTED, fact));
            return;
        }
        remember(cancel.account(), cancel.request(), null);
        say(
                Destination.ORDER,
                new BookCommand.CancelAll(cancel.request(), cancel.account(), cancel.market(), CloseReason.CANCELED));
    }

    private void everywhere(OrderCommand.CancelEverywhere cancel) {
        int anyMarket = state.markets.keySet().iterator().next();
        RejectReason reason = cancelObjection(cancel.deadlineMillis(), cancel.account(), anyMarket);
        if (reason != null) {
            Message fact = new BookFact.CancelRejected(cancel.request(), 0, cancel.account(), 0, reason);
            remember(cancel.account(), cancel.request(), new Floor.Said(Destination.TRADE_REJECTED, fact));
            return;
        }
        remember(cancel.account(), cancel.request(), null);
        say(
                Destination.ORDER,
                new BookCommand.CancelEverywhere(cancel.request(), cancel.account(), CloseReason.CANCELED));
    }

    private void leverage(OrderCommand.SetLeverage set) {
        RejectReason reason = leverageObjection(set);
        if (reason != null) {
            Message fact = new BookFact.Rejected(set.request(), 0, set.account(), set.market(), reason);
            remember(set.account(), set.request(), new Floor.Said(Destination.TRADE_REJECTED, fact));
            return;
        }
        state.ownPosition(set.account(), new ReferenceAccounts.Place(set.market(), PositionSide.BOTH));
        state.ownSettings(set.account(), set.market()).leverage = set.leverage();
        var spec = ReferenceAccounts.at(state.markets, set.market()).spec;
        long cap = ReferenceAccounts.units(ReferenceAccounts.cap(spec, set.leverage()));
        Message fact = new AccountFact.LeverageChanged(set.request(), set.account(), set.market(), set.leverage(), cap);
        remember(set.account(), set.request(), new Floor.Said(Destination.ASSET, fact));
    }

    private @Nullable RejectReason leverageObjection(OrderCommand.SetLeverage set) {
        RejectReason formal = settingObjection(set.deadlineMillis(), set.account(), set.market());
        if (formal != null) {
            return formal;
        }
        var spec = ReferenceAccounts.at(state.markets, set.market()).spec;
        if (set.leverage() < 1 || set.leverage() > spec.brackets().getFirst().leverageMax()) {
            return RejectReason.LEVERAGE_INVALID;
        }
        BigDecimal cap = ReferenceAccounts.cap(spec, set.leverage());
        for (var each : state.positions(set.account(), set.market())) {
            var open = state.openOrders(set.account(), each.getKey());
            if (ReferenceAccounts.worstNotional(each.getValue(), open).compareTo(cap) > 0) {
                return RejectReason.POSITION_MAX_AT_LEVERAGE;
            }
        }
        BigDecimal available = state.available(set.account());
        BigDecimal before = bound(set.account(), set.market());
        var settings = state.ownSettings(set.account(), set.market());
        int old = settings.leverage;
        settings.leverage = set.leverage();
        BigDecimal raised = bound(set.account(), set.market()).subtract(before);
        settings.leverage = old;
        return raised.signum() > 0 && raised.compareTo(available) > 0 ? RejectReason.MARGIN_INSUFFICIENT : null;
    }

    private BigDecimal bound(long account, int market) {
        BigDecimal bound = BigDecimal.ZERO;
        for (var each : state.positions(account, market)) {
            bound = bound.add(each.getValue().held())
                    .add(ReferenceAccounts.orderMargin(each.getValue(), state.openOrders(account, each.getKey())));
        }
        return bound;
    }

    void became(long account, RequestId request, Message fact) {
        Memory memory = memories.get(new RequestKey(account, request));
        if (memory != null) {
            memory.answer = new Floor.Said(Destination.TRADE_REJECTED, fact);
        }
    }

    private static OrderDetails details(
            OrderCommand.Place c, long orderId, long tradeGroup, OrderOrigin origin, long parentId) {
        return new OrderDetails(
                c.request(),
                orderId,
                c.account(),
                c.market(),
                c.side(),
                c.positionSide(),
                c.type(),
                c.timeInForce(),
                c.priceTicks(),
                c.sizeLots(),
                c.reduceOnly(),
                c.selfTradePrevention(),
                c.goodTillMillis(),
                Route.BOOK,
                c.clientOrderId(),
                c.terms(),
                tradeGroup,
                origin,
                parentId);
    }
}
