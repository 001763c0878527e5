package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerEnd;
import org.perpex.common.core.WorkingPrice;

/** Looks at prices and dates, and turns the triggers that they reach into orders. */
final class TriggerRunner {

    private final Accounts accounts;
    private final Markets markets;
    private final OrderDesk orders;
    private final Admission admission;
    private final Triggers triggers;
    private final List<WaitingTrigger> reached = new ArrayList<>();

    TriggerRunner(AccountEngine.World world) {
        accounts = world.accounts;
        markets = world.markets;
        orders = world.orders;
        admission = world.admission;
        triggers = world.triggers;
    }

    /** Ends those whose date has come. */
    void expire(long timeMillis, FactSink facts) {
        WaitingTrigger first = triggers.firstDated();
        while (first != null && first.order().goodTillMillis() <= timeMillis) {
            triggers.remove(first);
            end(first, TriggerEnd.EXPIRED, facts);
            first = triggers.firstDated();
        }
    }

    /** Looks at the mark prices of a set that was taken. */
    void marked(long timeMillis, MarketCommand.SetPrices prices, FactSink facts) {
        for (MarketCommand.MarketPrice price : prices.prices()) {
            if (markets.find(price.market()) != null && price.markTicks() > 0) {
                marked(timeMillis, price.market(), facts);
            }
        }
    }

    /** Looks at the mark price of a market. */
    void marked(long timeMillis, int market, FactSink facts) {
        look(timeMillis, market, WorkingPrice.MARK, markets.at(market).markTicks(), facts);
    }

    /** Looks at the price of a trade. */
    void traded(long timeMillis, int market, long priceTicks, FactSink facts) {
        triggers.in(market).contractTicks(priceTicks);
        look(timeMillis, market, WorkingPrice.CONTRACT, priceTicks, facts);
    }

    private void look(long timeMillis, int market, WorkingPrice kind, long priceTicks, FactSink facts) {
        PriceWatch watch = triggers.in(market).of(kind);
        watch.collect(priceTicks, reached);
        if (reached.isEmpty()) {
            return;
        }
        reached.sort(WaitingTrigger::byPassing);
        boolean apart = arePricesApart(market);
        for (int i = 0; i < reached.size(); i++) {
            WaitingTrigger each = reached.get(i);
            if (each.isEnded()) {
                continue;
            }
            if (each.order().callbackPpm() != 0 && !each.isFollowing()) {
                watch.remove(each);
                each.follow(priceTicks);
                watch.add(each);
            } else if (!apart || !each.order().priceProtect()) {
                fire(timeMillis, each, priceTicks, facts);
            }
        }
        reached.clear();
    }

    /** Whether mark and contract price are further apart than a protected trigger stands. */
    private boolean arePricesApart(int market) {
        MarketState state = markets.at(market);
        int protectPpm = state.spec().guards().triggerProtectPpm();
        long contractTicks = triggers.in(market).contractTicks();
        return protectPpm != 0
                && contractTicks != 0
                && Exact.compareProducts(
                                Math.abs(contractTicks - state.markTicks()), Exact.PPM, state.markTicks(), protectPpm)
                        > 0;
    }

    private void fire(long timeMillis, WaitingTrigger trigger, long priceTicks, FactSink facts) {
        OrderCommand.Place order = order(trigger);
        Admission.Verdict verdict = order.sizeLots() == 0
                ? new Admission.Verdict.Refused(RejectReason.REDUCE_ONLY_REJECTED)
                : admission.judge(timeMillis, order);
        triggers.remove(trigger);
        switch (verdict) {
            case Admission.Verdict.Refused refused -> {
                facts.append(
                        Destination.ASSET, new TriggerFact.Refused(trigger.details(), priceTicks, refused.reason()));
                end(trigger, TriggerEnd.REFUSED, facts);
            }
            case Admission.Verdict.Admitted admitted -> {
                endSiblings(trigger, facts);
                cancelEntry(trigger, facts);
                long orderId = orders.pass(
                        timeMillis, new OrderDesk.Sourced(order, OrderOrigin.TRIGGER, trigger.id()), admitted, facts);
                triggers.fired(new Triggers.Fired(orderId, trigger.details(), priceTicks));
                facts.append(Destination.ASSET, new TriggerFact.Fired(trigger.details(), orderId, priceTicks));
            }
        }
    }

    private void endSiblings(WaitingTrigger trigger, FactSink facts) {
        long group = trigger.details().group();
        List<WaitingTrigger> all =
                triggers.of(trigger.details().account(), trigger.details().market());
        for (int i = 0; group != 0 && i < all.size(); ) {
            WaitingTrigger each = all.get(i);
            if (each.details().group() == group) {
                triggers.remove(each);
                end(each, TriggerEnd.SIBLING, facts);
            } else {
                i++;
            }
        }
    }

    /** What is left of a bracket's order would open a position that nothing leaves any more. */
    private void cancelEntry(WaitingTrigger trigger, FactSink facts) {
        OpenOrder entry = trigger.isExit() ? accounts.order(trigger.details().entryOrderId()) : null;
        if (entry != null && entry.remainingLots() > 0) {
            facts.append(
                    Destination.ORDER,
                    new BookCommand.Cancel(
                            RequestId.NONE,
                            entry.id(),
                            entry.details().account(),
                            entry.details().market(),
                            CloseReason.CANCELED));
        }
    }

    private static void end(WaitingTrigger trigger, TriggerEnd reason, FactSink facts) {
        facts.append(Destination.ASSET, new TriggerFact.Ended(trigger.details(), RequestId.NONE, reason));
    }

    /** The order that a trigger becomes; without a size if there is no position to close. */
    private OrderCommand.Place order(WaitingTrigger trigger) {
        TriggerOrder wished = trigger.order();
        boolean market = TriggerRules.becomesMarket(wished);
        boolean dated = !market && wished.timeInForce() == TimeInForce.GTD;
        return new OrderCommand.Place(
                RequestId.NONE,
                Long.MAX_VALUE,
                trigger.details().account(),
                trigger.details().market(),
                wished.side(),
                wished.positionSide(),
                market ? OrderType.MARKET : OrderType.LIMIT,
                market ? TimeInForce.IOC : wished.timeInForce(),
                wished.priceTicks(),
                wished.closePosition() ? closedLots(trigger) : trigger.sizeLots(),
                wished.reduceOnly() || wished.closePosition(),
                wished.selfTradePrevention(),
                dated ? wished.goodTillMillis() : 0,
                clientOrderId(trigger),
                new OrderTerms(wished.visibleLots(), wished.priceMatch(), false, false, false));
    }

    private long closedLots(WaitingTrigger trigger) {
        MarketSpec.Limits limits = markets.at(trigger.details().market()).spec().limits();
        long lotsMax = Math.min(limits.marketSizeLotsMax(), limits.sizeLotsMax());
        return Math.min(trigger.closableLots(), lotsMax);
    }

    /** That of the trigger, unless an open order has it. */
    private String clientOrderId(WaitingTrigger trigger) {
        String wished = trigger.order().clientTriggerId();
        boolean taken = accounts.at(trigger.details().account()).order(wished) != null;
        return taken ? "trigger-" + trigger.id() : wished;
    }
}
