package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;

/** Everything that speaks against triggers, all of it, of which the first is said. */
final class ReferenceTriggerRules {

    private final ReferenceAccounts state;
    private final ReferenceDesk desk;
    private final ReferenceTriggers triggers;

    ReferenceTriggerRules(ReferenceAccounts state, ReferenceDesk desk, ReferenceTriggers triggers) {
        this.state = state;
        this.desk = desk;
        this.triggers = triggers;
    }

    @Nullable
    RejectReason first(
            TriggerCommand command, OrderCommand.@Nullable Place entry, List<TriggerOrder> orders, int fewest) {
        Set<RejectReason> all = new TreeSet<>(Comparator.naturalOrder());
        RejectReason ofHead = desk.settingObjection(command.deadlineMillis(), command.account(), command.market());
        if (ofHead != null) {
            return ofHead;
        }
        if (entry != null) {
            RejectReason ofEntry = desk.judge(entry).reason();
            if (ofEntry != null) {
                all.add(ofEntry);
            }
        }
        if (orders.size() < fewest || orders.size() > 8) {
            all.add(RejectReason.TRIGGER_INVALID);
        }
        var spec = ReferenceAccounts.at(state.markets, command.market()).spec;
        List<TriggerOrder> others = new ArrayList<>(triggers.of(command.account(), command.market()).stream()
                .map(each -> each.order)
                .toList());
        for (TriggerOrder order : orders) {
            side(command.account(), order, all);
            form(order, spec, all);
            closing(order, others, all);
            names(command, order, orders, all);
            prices(command, entry, order, all);
            if (entry != null) {
                fit(ReferenceDesk.held(entry), order, all);
            }
            others.add(order);
        }
        int max = spec.guards().openTriggersMax() == 0 ? 200 : spec.guards().openTriggersMax();
        if (others.size() > max) {
            all.add(RejectReason.OPEN_TRIGGERS_MAX);
        }
        return all.stream().findFirst().orElse(null);
    }

    private static boolean isLimit(TriggerOrder order) {
        return List.of(TriggerType.STOP, TriggerType.TAKE_PROFIT).contains(order.type());
    }

    private static boolean trails(TriggerOrder order) {
        return order.type() == TriggerType.TRAILING_STOP_MARKET;
    }

    /** What closes a position of hedge mode only reduces it, whether it says so or not. */
    static boolean reduces(TriggerOrder order) {
        return order.reduceOnly()
                || order.positionSide() == PositionSide.LONG && order.side() == Side.SELL
                || order.positionSide() == PositionSide.SHORT && order.side() == Side.BUY;
    }

    private void side(long account, TriggerOrder order, Set<RejectReason> all) {
        boolean hedge = ReferenceAccounts.at(state.accounts, account).mode == PositionMode.HEDGE;
        boolean opens = (order.positionSide() == PositionSide.LONG) == (order.side() == Side.BUY);
        boolean wrong = hedge
                ? order.positionSide() == PositionSide.BOTH || opens && (order.reduceOnly() || order.closePosition())
                : order.positionSide() != PositionSide.BOTH;
        if (wrong) {
            all.add(RejectReason.POSITION_SIDE_MISMATCH);
        }
    }

    private void form(TriggerOrder order, MarketSpec spec, Set<RejectReason> all) {
        var limits = spec.limits();
        long level = trails(order) ? order.activationTicks() : order.triggerTicks();
        boolean levelOff = level < limits.priceTicksMin() || level > limits.priceTicksMax();
        if (levelOff && !(trails(order) && level == 0)) {
            all.add(RejectReason.PRICE_OUT_OF_RANGE);
        }
        boolean names = isLimit(order) && order.priceMatch() == PriceMatch.NONE;
        boolean priceOff = names
                ? order.priceTicks() < limits.priceTicksMin() || order.priceTicks() > limits.priceTicksMax()
                : order.priceTicks() != 0;
        if (priceOff) {
            all.add(RejectReason.PRICE_OUT_OF_RANGE);
        }
        long lotsMax = isLimit(order) ? limits.sizeLotsMax() : limits.marketSizeLotsMax();
        if (!order.closePosition() && (order.sizeLots() < limits.sizeLotsMin() || order.sizeLots() > lotsMax)) {
            all.add(RejectReason.SIZE_OUT_OF_RANGE);
        }
        boolean waits =
                isLimit(order) && !List.of(TimeInForce.IOC, TimeInForce.FOK).contains(order.timeInForce());
        long visible = order.visibleLots();
        if (visible != 0 && (visible < 0 || visible > order.sizeLots() || !waits || reduces(order))) {
            all.add(RejectReason.ICEBERG_INVALID);
        }
        if (!isLimit(order) && order.priceMatch() != PriceMatch.NONE) {
            all.add(RejectReason.PRICE_MATCH_UNSUPPORTED);
        }
        boolean trailing = trails(order)
                ? order.triggerTicks() == 0 && order.callbackPpm() >= 1_000 && order.callbackPpm() <= 100_000
                : order.callbackPpm() == 0 && order.activationTicks() == 0;
        boolean closes = !order.closePosition() || !isLimit(order) && !trails(order) && order.sizeLots() == 0;
        boolean undated = order.goodTillMillis() == 0 && order.timeInForce() == TimeInForce.GTD;
        boolean past = order.goodTillMillis() != 0 && order.goodTillMillis() <= desk.now();
        if (!trailing || !closes || undated || past) {
            all.add(RejectReason.TRIGGER_INVALID);
        }
    }

    private static void closing(TriggerOrder order, List<TriggerOrder> others, Set<RejectReason> all) {
        boolean twice = others.stream()
                .anyMatch(each -> each.closePosition()
                        && order.closePosition()
                        && each.positionSide() == order.positionSide()
                        && each.type() == order.type()
                        && each.side() == order.side());
        if (twice) {
            all.add(RejectReason.CLOSE_POSITION_DUPLICATE);
        }
    }

    private void names(TriggerCommand command, TriggerOrder order, List<TriggerOrder> orders, Set<RejectReason> all) {
        long alike = orders.stream()
                .filter(each -> each.clientTriggerId().equals(order.clientTriggerId()))
                .count();
        boolean taken = triggers.waiting.stream()
                .anyMatch(each -> each.details.account() == command.account()
                        && each.order.clientTriggerId().equals(order.clientTriggerId()));
        if (taken || alike > 1) {
            all.add(RejectReason.CLIENT_ORDER_ID_DUPLICATE);
        }
    }

    private static boolean namesPrice(OrderCommand.Place entry) {
        return entry.type() == OrderType.LIMIT && entry.terms().priceMatch() == PriceMatch.NONE;
    }

    private void prices(
            TriggerCommand command, OrderCommand.@Nullable Place entry, TriggerOrder order, Set<RejectReason> all) {
        if (ReferenceAccounts.at(state.markets, command.market()).mark == null) {
            all.add(RejectReason.NO_MARK_PRICE);
            return;
        }
        Long ticks = triggers.ticks(command.market(), order.workingPrice());
        if (ticks != null && (entry == null || !namesPrice(entry)) && isBeyond(order, ticks)) {
            all.add(RejectReason.WOULD_TRIGGER);
        }
    }

    private static boolean isBeyond(TriggerOrder order, long ticks) {
        long level = trails(order) ? order.activationTicks() : order.triggerTicks();
        if (level == 0) {
            return false;
        }
        boolean stops = List.of(TriggerType.STOP, TriggerType.STOP_MARKET).contains(order.type());
        return stops == (order.side() == Side.BUY) ? ticks >= level : ticks <= level;
    }

    private static void fit(OrderCommand.Place entry, TriggerOrder exit, Set<RejectReason> all) {
        boolean leaves = exit.side() != entry.side()
                && exit.positionSide() == entry.positionSide()
                && (reduces(exit) || exit.closePosition());
        boolean small = exit.sizeLots() <= entry.sizeLots();
        boolean apart = !namesPrice(entry) || !isBeyond(exit, entry.priceTicks());
        if (!leaves || !small || !apart || ReferenceDesk.held(entry).reduceOnly()) {
            all.add(RejectReason.TRIGGER_INVALID);
        }
    }
}
