package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerEnd;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/** Triggers as the concept page has them: one list, scanned whole at every price. */
final class ReferenceTriggers {

    /** A trigger that waits. */
    static final class Waiting {
        final TriggerDetails details;
        final TriggerOrder order;
        long lots;
        long closable;
        boolean entryFilled;

        /** The price that it follows; null if it follows none. */
        @Nullable
        BigDecimal best;

        /** Whether it follows, from the next price on if it has seen none. */
        boolean following;

        Waiting(TriggerDetails details) {
            this.details = details;
            order = details.order();
            lots = order.sizeLots();
            rest();
        }

        void rest() {
            best = null;
            following = order.type() == TriggerType.TRAILING_STOP_MARKET && order.activationTicks() == 0;
        }

        boolean isExit() {
            return details.entryOrderId() != 0;
        }

        boolean sleeps() {
            return isExit() && closable == 0;
        }

        boolean follows() {
            return isExit() || order.closePosition() || ReferenceTriggerRules.reduces(order) && details.group() != 0;
        }

        boolean rises() {
            boolean stops = List.of(TriggerType.STOP, TriggerType.STOP_MARKET).contains(order.type())
                    || order.type() == TriggerType.TRAILING_STOP_MARKET && following;
            return stops == (order.side() == Side.BUY);
        }

        BigDecimal level() {
            if (order.type() != TriggerType.TRAILING_STOP_MARKET) {
                return BigDecimal.valueOf(order.triggerTicks());
            }
            if (best == null) {
                return BigDecimal.valueOf(order.activationTicks());
            }
            BigDecimal back = BigDecimal.valueOf((long) order.side().sign() * order.callbackPpm(), 6);
            return best.multiply(BigDecimal.ONE.add(back))
                    .setScale(0, order.side() == Side.SELL ? RoundingMode.FLOOR : RoundingMode.CEILING);
        }
    }

    final List<Waiting> waiting = new ArrayList<>();
    private final ReferenceAccounts state;
    private final ReferenceDesk desk;
    private final List<Floor.Said> said;
    private final ReferenceTriggerRules rules;
    private final Map<Long, TriggerFact.Fired> fired = new TreeMap<>();
    final Map<Integer, Long> lastTicks = new HashMap<>();

    /** @param said takes what is said */
    ReferenceTriggers(ReferenceAccounts state, ReferenceDesk desk, List<Floor.Said> said) {
        this.state = state;
        this.desk = desk;
        this.said = said;
        rules = new ReferenceTriggerRules(state, desk, this);
    }

    private void say(Message fact) {
        said.add(new Floor.Said(Destination.ASSET, fact));
    }

    private void end(Waiting trigger, RequestId cause, TriggerEnd reason) {
        waiting.remove(trigger);
        say(new TriggerFact.Ended(trigger.details, cause, reason));
    }

    void expire() {
        waiting.stream()
                .filter(each -> each.order.goodTillMillis() != 0 && each.order.goodTillMillis() <= desk.now())
                .sorted(Comparator.comparing((Waiting each) -> each.order.goodTillMillis())
                        .thenComparing(each -> each.details.triggerId()))
                .toList()
                .forEach(each -> end(each, RequestId.NONE, TriggerEnd.EXPIRED));
    }

    /** Ends all of an account that is liquidated, market by market. */
    void endOf(Scope scope) {
        waiting.stream()
                .filter(each -> each.details.account() == scope.account() && scope.covers(each.details.market()))
                .sorted(Comparator.comparing((Waiting each) -> each.details.market())
                        .thenComparing(each -> each.details.triggerId()))
                .toList()
                .forEach(each -> end(each, RequestId.NONE, TriggerEnd.LIQUIDATION));
    }

    List<Waiting> of(long account, int market) {
        return waiting.stream()
                .filter(each -> each.details.account() == account && each.details.market() == market)
                .toList();
    }

    private long position(long account, int market, PositionSide side) {
        return state.position(account, new ReferenceAccounts.Place(market, side))
                .size
                .divide(ReferenceAccounts.at(state.markets, market).size(1), RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    private long closable(Waiting trigger) {
        long lots = position(trigger.details.account(), trigger.details.market(), trigger.order.positionSide());
        return trigger.order.side() == Side.SELL ? Math.max(0, lots) : Math.max(0, -lots);
    }

    void obey(TriggerCommand command) {
        desk.unlessRepeated(command.account(), command.request(), () -> {
            switch (command) {
                case TriggerCommand.Place c -> place(c, null, List.of(c.order()), 1);
                case TriggerCommand.PlaceOco c -> place(c, null, c.exits(), 2);
                case TriggerCommand.PlaceBracket c -> place(c, c.entry(), c.exits(), 1);
                case TriggerCommand.Cancel c -> cancel(c);
                case TriggerCommand.CancelAll c -> cancelAll(c);
            }
        });
    }

    private void place(
            TriggerCommand command, OrderCommand.@Nullable Place entry, List<TriggerOrder> orders, int fewest) {
        RejectReason reason = rules.first(command, entry, orders, fewest);
        if (reason != null) {
            refuse(command, reason);
            return;
        }
        desk.remember(command.account(), command.request(), null);
        long entryId = entry == null ? 0 : desk.pass(entry, desk.judge(entry).bookTicks(), OrderOrigin.CLIENT, 0);
        long group = 0;
        for (TriggerOrder order : orders) {
            long id = desk.nextId();
            group = orders.size() == 1 ? 0 : group == 0 ? id : group;
            Waiting trigger = new Waiting(new TriggerDetails(
                    command.request(), id, command.account(), command.market(), group, entryId, order));
            if (entry == null) {
                trigger.closable = closable(trigger);
                Long ticks = ticks(command.market(), order.workingPrice());
                trigger.best = trigger.following && ticks != null ? BigDecimal.valueOf(ticks) : null;
            }
            waiting.add(trigger);
            say(new TriggerFact.Placed(trigger.details));
        }
    }

    private void refuse(TriggerCommand command, RejectReason reason) {
        Message fact = new BookFact.Rejected(command.request(), 0, command.account(), command.market(), reason);
        desk.remember(command.account(), command.request(), new Floor.Said(Destination.TRADE_REJECTED, fact));
    }

    /** The price that is watched, or null if there is none yet. */
    @Nullable
    Long ticks(int market, WorkingPrice price) {
        var at = ReferenceAccounts.at(state.markets, market);
        if (price == WorkingPrice.CONTRACT) {
            return lastTicks.get(market);
        }
        return at.mark == null
                ? null
                : (Long) at.markPrice()
                        .divide(at.price(1), RoundingMode.UNNECESSARY)
                        .longValueExact();
    }

    private void cancel(TriggerCommand.Cancel cancel) {
        RejectReason reason = desk.cancelObjection(cancel.deadlineMillis(), cancel.account(), cancel.market());
        Waiting found = of(cancel.account(), cancel.market()).stream()
                .filter(each -> cancel.triggerId() != 0
                        ? each.details.triggerId() == cancel.triggerId()
                        : each.order.clientTriggerId().equals(cancel.clientTriggerId()))
                .findFirst()
                .orElse(null);
        if (reason != null || found == null) {
            Message fact = new BookFact.CancelRejected(
                    cancel.request(),
                    cancel.triggerId(),
                    cancel.account(),
                    cancel.market(),
                    reason == null ? RejectReason.ORDER_UNKNOWN : reason);
            desk.remember(cancel.account(), cancel.request(), new Floor.Said(Destination.TRADE_REJECTED, fact));
            return;
        }
        desk.remember(cancel.account(), cancel.request(), null);
        end(found, cancel.request(), TriggerEnd.CANCELED);
    }

    private void cancelAll(TriggerCommand.CancelAll cancel) {
        RejectReason reason = desk.cancelObjection(cancel.deadlineMillis(), cancel.account(), cancel.market());
        if (reason != null) {
            refuse(cancel, reason);
            return;
        }
        desk.remember(cancel.account(), cancel.request(), null);
        List<Waiting> all = of(cancel.account(), cancel.market());
        all.forEach(each -> end(each, cancel.request(), TriggerEnd.CANCELED));
        said.add(new Floor.Said(
                Destination.TRADE_REJECTED,
                new BookFact.AllCanceled(cancel.request(), cancel.account(), cancel.market(), all.size())));
    }

    void lookAtMark(int market) {
        look(market, WorkingPrice.MARK);
    }

    private void look(int market, WorkingPrice kind) {
        Long price = ticks(market, kind);
        if (price == null) {
            return;
        }
        BigDecimal ticks = BigDecimal.valueOf(price);
        List<Waiting> watching = waiting.stream()
                .filter(each -> each.details.market() == market && each.order.workingPrice() == kind && !each.sleeps())
                .toList();
        for (Waiting each : watching) {
            if (each.following) {
                each.best = each.best == null
                        ? ticks
                        : each.order.side() == Side.SELL ? each.best.max(ticks) : each.best.min(ticks);
            }
        }
        List<Waiting> reached = watching.stream()
                .filter(each -> each.rises() ? ticks.compareTo(each.level()) >= 0 : ticks.compareTo(each.level()) <= 0)
                .sorted(Comparator.comparing(Waiting::rises)
                        .reversed()
                        .thenComparing(each ->
                                each.rises() ? each.level() : each.level().negate())
                        .thenComparing(each -> each.details.triggerId()))
                .toList();
        for (Waiting each : reached) {
            if (!waiting.contains(each)) {
                continue;
            }
            if (each.order.type() == TriggerType.TRAILING_STOP_MARKET && !each.following) {
                each.following = true;
                each.best = ticks;
            } else if (!each.order.priceProtect() || !isApart(market)) {
                fire(each, price);
            }
        }
    }

    private boolean isApart(int market) {
        var at = ReferenceAccounts.at(state.markets, market);
        int ppm = at.spec.guards().triggerProtectPpm();
        Long last = lastTicks.get(market);
        if (ppm == 0 || last == null) {
            return false;
        }
        BigDecimal bound = at.markPrice().multiply(BigDecimal.valueOf(ppm, 6));
        return at.price(last).subtract(at.markPrice()).abs().compareTo(bound) > 0;
    }

    private void fire(Waiting trigger, long ticks) {
        OrderCommand.Place order = order(trigger);
        var judged =
                order.sizeLots() == 0 ? new ReferenceDesk.Judged(RejectReason.REDUCE_ONLY_REJECTED) : desk.judge(order);
        if (judged.reason() != null) {
            say(new TriggerFact.Refused(trigger.details, ticks, judged.reason()));
            end(trigger, RequestId.NONE, TriggerEnd.REFUSED);
            return;
        }
        waiting.remove(trigger);
        List<Waiting> siblings = waiting.stream()
                .filter(each -> each.details.group() != 0 && each.details.group() == trigger.details.group())
                .toList();
        siblings.forEach(each -> end(each, RequestId.NONE, TriggerEnd.SIBLING));
        state.orders.stream()
                .filter(each -> each.details.orderId() == trigger.details.entryOrderId()
                        && each.details.sizeLots() > each.filledLots)
                .forEach(each -> said.add(new Floor.Said(
                        Destination.ORDER,
                        new BookCommand.Cancel(
                                RequestId.NONE,
                                each.details.orderId(),
                                each.details.account(),
                                each.details.market(),
                                CloseReason.CANCELED))));
        long orderId = desk.pass(order, judged.bookTicks(), OrderOrigin.TRIGGER, trigger.details.triggerId());
        TriggerFact.Fired fact = new TriggerFact.Fired(trigger.details, orderId, ticks);
        fired.put(orderId, fact);
        say(fact);
    }

    private OrderCommand.Place order(Waiting trigger) {
        TriggerOrder wish = trigger.order;
        boolean limit = List.of(TriggerType.STOP, TriggerType.TAKE_PROFIT).contains(wish.type());
        long account = trigger.details.account();
        var limits = ReferenceAccounts.at(state.markets, trigger.details.market())
                .spec
                .limits();
        boolean taken = state.orders.stream()
                .anyMatch(each -> each.details.account() == account
                        && each.details.clientOrderId().equals(wish.clientTriggerId()));
        return ReferenceDesk.held(new OrderCommand.Place(
                RequestId.NONE,
                Long.MAX_VALUE,
                account,
                trigger.details.market(),
                wish.side(),
                wish.positionSide(),
                limit ? OrderType.LIMIT : OrderType.MARKET,
                limit ? wish.timeInForce() : TimeInForce.IOC,
                wish.priceTicks(),
                wish.closePosition() ? Math.min(closable(trigger), limits.marketSizeLotsMax()) : trigger.lots,
                wish.closePosition() || wish.reduceOnly(),
                wish.selfTradePrevention(),
                limit && wish.timeInForce() == TimeInForce.GTD ? wish.goodTillMillis() : 0,
                taken ? "trigger-" + trigger.details.triggerId() : wish.clientTriggerId(),
                new OrderTerms(wish.visibleLots(), wish.priceMatch(), false, false, false)));
    }

    void follow(BookFact fact) {
        switch (fact) {
            case BookFact.Traded f -> {
                boolean woke = moved(f.takerAccount(), f.market(), f.takerOrderId(), f.lots());
                woke |= moved(f.makerAccount(), f.market(), f.makerOrderId(), f.lots());
                lastTicks.put(f.market(), f.priceTicks());
                look(f.market(), WorkingPrice.CONTRACT);
                if (woke) {
                    look(f.market(), WorkingPrice.MARK);
                }
            }
            case PositionFact.Moved f -> {
                moved(f.account(), f.market(), 0, 0);
                moved(f.counterparty(), f.market(), 0, 0);
            }
            case PositionFact.Settled f -> moved(f.account(), f.market(), 0, 0);
            case PositionFact.MarketSettled f ->
                waiting.stream()
                        .filter(each -> each.details.market() == f.market())
                        .toList()
                        .forEach(each -> end(each, RequestId.NONE, TriggerEnd.MARKET_PHASE));
            case BookFact.Accepted f -> answered(f.order().orderId(), null);
            case BookFact.Rejected f -> {
                answered(f.orderId(), f.reason());
                entryEnded(f.orderId());
            }
            case BookFact.Closed f -> entryEnded(f.orderId());
            case BookFact other -> {}
        }
    }

    private void answered(long orderId, @Nullable RejectReason reason) {
        TriggerFact.Fired fact = fired.remove(orderId);
        if (fact != null && reason != null) {
            say(new TriggerFact.Refused(fact.trigger(), fact.priceTicks(), reason));
            say(new TriggerFact.Ended(fact.trigger(), RequestId.NONE, TriggerEnd.REFUSED));
        } else if (fact != null) {
            say(new TriggerFact.Ended(fact.trigger(), RequestId.NONE, TriggerEnd.FIRED));
        }
    }

    private void entryEnded(long orderId) {
        waiting.stream()
                .filter(each -> orderId != 0 && each.details.entryOrderId() == orderId && each.sleeps())
                .toList()
                .forEach(each ->
                        end(each, RequestId.NONE, each.entryFilled ? TriggerEnd.POSITION_GONE : TriggerEnd.ENTRY_GONE));
    }

    /** Returns whether an exit woke. */
    private boolean moved(long account, int market, long orderId, long orderLots) {
        boolean woke = false;
        for (Waiting each : of(account, market)) {
            long entryLots = orderId != 0 && each.details.entryOrderId() == orderId ? orderLots : 0;
            if (each.follows() && (entryLots > 0 || !each.sleeps())) {
                woke |= moved(each, entryLots);
            }
        }
        return woke;
    }

    private boolean moved(Waiting each, long entryLots) {
        boolean slept = each.sleeps();
        long before = each.closable;
        long lots = each.lots;
        each.closable = closable(each);
        each.entryFilled |= entryLots > 0;
        if (!each.order.closePosition() && entryLots > 0) {
            long had = slept ? 0 : lots;
            each.lots = Math.min(each.closable, Math.min(had + entryLots, each.order.sizeLots()));
        } else if (!each.order.closePosition() && each.closable < before) {
            each.lots = Math.min(each.lots, each.closable);
        }
        boolean entryOpen =
                state.orders.stream().anyMatch(order -> order.details.orderId() == each.details.entryOrderId());
        if (before > 0 && each.closable == 0 && !entryOpen) {
            end(each, RequestId.NONE, TriggerEnd.POSITION_GONE);
            return false;
        }
        if (each.sleeps() && !slept) {
            each.rest();
        }
        if (each.lots != lots) {
            say(new TriggerFact.Resized(each.details, each.lots));
        }
        return slept && !each.sleeps();
    }
}
