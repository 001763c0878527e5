package org.perpex.risk.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/** Judges triggers before anything changes: the first objection in the order of {@link RejectReason}. */
final class TriggerRules {

    private final Triggers triggers;

    TriggerRules(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * What is judged together.
     *
     * @param entry the order of a bracket, or null
     * @param fewest how many triggers there must be
     */
    record Wish(
            Account account,
            MarketState market,
            OrderCommand.@Nullable Place entry,
            List<TriggerOrder> orders,
            int fewest) {}

    /** The objection that comes first, whichever trigger it is about; or null. */
    @Nullable
    RejectReason objection(long timeMillis, Wish wish) {
        boolean fits = wish.orders().size() >= wish.fewest() && wish.orders().size() <= Limits.GROUP_TRIGGERS_MAX;
        RejectReason first = fits ? null : RejectReason.TRIGGER_INVALID;
        for (int i = 0; i < wish.orders().size() && i <= Limits.GROUP_TRIGGERS_MAX; i++) {
            TriggerOrder order = wish.orders().get(i);
            first = first(first, ofForm(timeMillis, order, wish));
            first = first(first, wish.entry() == null ? null : ofFit(order, wish.entry()));
            first = first(first, ofOthers(wish, i));
            first = first(first, ofPrice(wish, order));
        }
        int max = wish.market().spec().guards().openTriggersMax();
        int openMax = max == 0 ? Limits.OPEN_TRIGGERS_MAX : max;
        int open =
                triggers.of(wish.account().id(), wish.market().spec().market()).size()
                        + wish.orders().size();
        boolean full = open > openMax || triggers.size() + wish.orders().size() > Limits.TRIGGERS_MAX;
        return first(first, full ? RejectReason.OPEN_TRIGGERS_MAX : null);
    }

    /** Of two objections the one that comes first. */
    static @Nullable RejectReason first(@Nullable RejectReason a, @Nullable RejectReason b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static @Nullable RejectReason ofForm(long timeMillis, TriggerOrder order, Wish wish) {
        if (!Hedging.fits(wish.account().positionMode(), order)) {
            return RejectReason.POSITION_SIDE_MISMATCH;
        }
        MarketSpec.Limits limits = wish.market().spec().limits();
        if (!arePricesListed(order, limits)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        long lotsMax = becomesMarket(order)
                ? Math.min(limits.marketSizeLotsMax(), limits.sizeLotsMax())
                : limits.sizeLotsMax();
        if (!order.closePosition() && (order.sizeLots() < limits.sizeLotsMin() || order.sizeLots() > lotsMax)) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (order.visibleLots() != 0 && !mayHide(order)) {
            return RejectReason.ICEBERG_INVALID;
        }
        if (becomesMarket(order) && order.priceMatch() != PriceMatch.NONE) {
            return RejectReason.PRICE_MATCH_UNSUPPORTED;
        }
        int length = order.clientTriggerId().length();
        boolean named = length > 0 && length <= Limits.CLIENT_ORDER_ID_LENGTH_MAX;
        return named && isKindWhole(order) && isDateWhole(timeMillis, order) ? null : RejectReason.TRIGGER_INVALID;
    }

    private static boolean arePricesListed(TriggerOrder order, MarketSpec.Limits limits) {
        boolean trails = order.type() == TriggerType.TRAILING_STOP_MARKET;
        long levelTicks = trails ? order.activationTicks() : order.triggerTicks();
        boolean levelListed = trails && levelTicks == 0 || Admission.isPriceListed(levelTicks, PriceMatch.NONE, limits);
        return levelListed
                && (becomesMarket(order)
                        ? order.priceTicks() == 0
                        : Admission.isPriceListed(order.priceTicks(), order.priceMatch(), limits));
    }

    /** Whether it becomes a market order; else a limit order. */
    static boolean becomesMarket(TriggerOrder order) {
        return switch (order.type()) {
            case STOP, TAKE_PROFIT -> false;
            case STOP_MARKET, TAKE_PROFIT_MARKET, TRAILING_STOP_MARKET -> true;
        };
    }

    private static boolean mayHide(TriggerOrder order) {
        return !becomesMarket(order)
                && order.visibleLots() > 0
                && order.visibleLots() <= order.sizeLots()
                && order.timeInForce() != TimeInForce.IOC
                && order.timeInForce() != TimeInForce.FOK
                && !Hedging.reduces(order);
    }

    /** Whether it says what its kind needs, and nothing else. */
    private static boolean isKindWhole(TriggerOrder order) {
        boolean trails = order.type() == TriggerType.TRAILING_STOP_MARKET;
        boolean trailing = trails
                ? order.triggerTicks() == 0
                        && order.callbackPpm() >= Limits.CALLBACK_PPM_MIN
                        && order.callbackPpm() <= Limits.CALLBACK_PPM_MAX
                : order.activationTicks() == 0 && order.callbackPpm() == 0;
        boolean mayClose = order.type() == TriggerType.STOP_MARKET || order.type() == TriggerType.TAKE_PROFIT_MARKET;
        return trailing && (!order.closePosition() || mayClose && order.sizeLots() == 0);
    }

    private static boolean isDateWhole(long timeMillis, TriggerOrder order) {
        return order.goodTillMillis() == 0
                ? order.timeInForce() != TimeInForce.GTD
                : order.goodTillMillis() > timeMillis;
    }

    /** Whether an exit leaves the position of its bracket's order. */
    private static @Nullable RejectReason ofFit(TriggerOrder exit, OrderCommand.Place entry) {
        boolean leaves = exit.side() == entry.side().opposite()
                && exit.positionSide() == entry.positionSide()
                && (Hedging.reduces(exit) || exit.closePosition())
                && exit.sizeLots() <= entry.sizeLots()
                && !Hedging.reduces(entry);
        if (!leaves) {
            return RejectReason.TRIGGER_INVALID;
        }
        long levelTicks = levelTicks(exit);
        boolean apart = !isPriced(entry) || levelTicks == 0 || !isThere(exit, levelTicks, entry.priceTicks());
        return apart ? null : RejectReason.TRIGGER_INVALID;
    }

    private static boolean isPriced(OrderCommand.Place entry) {
        return entry.type() == OrderType.LIMIT && entry.terms().priceMatch() == PriceMatch.NONE;
    }

    private @Nullable RejectReason ofOthers(Wish wish, int index) {
        TriggerOrder order = wish.orders().get(index);
        boolean named = triggers.find(wish.account().id(), order.clientTriggerId()) != null;
        boolean closes = false;
        for (TriggerOrder before : wish.orders().subList(0, index)) {
            named |= before.clientTriggerId().equals(order.clientTriggerId());
            closes |= closeAlike(before, order);
        }
        for (WaitingTrigger each :
                triggers.of(wish.account().id(), wish.market().spec().market())) {
            closes |= closeAlike(each.order(), order);
        }
        if (named) {
            return RejectReason.CLIENT_ORDER_ID_DUPLICATE;
        }
        return closes ? RejectReason.CLOSE_POSITION_DUPLICATE : null;
    }

    private static boolean closeAlike(TriggerOrder a, TriggerOrder b) {
        return a.closePosition()
                && b.closePosition()
                && a.side() == b.side()
                && a.positionSide() == b.positionSide()
                && a.type() == b.type();
    }

    private @Nullable RejectReason ofPrice(Wish wish, TriggerOrder order) {
        if (wish.market().markTicks() == 0) {
            return RejectReason.NO_MARK_PRICE;
        }
        if (wish.entry() != null && isPriced(wish.entry())) {
            return null;
        }
        long watchedTicks = order.workingPrice() == WorkingPrice.MARK
                ? wish.market().markTicks()
                : triggers.in(wish.market().spec().market()).contractTicks();
        long levelTicks = levelTicks(order);
        boolean there = watchedTicks != 0 && levelTicks != 0 && isThere(order, levelTicks, watchedTicks);
        return there ? RejectReason.WOULD_TRIGGER : null;
    }

    private static long levelTicks(TriggerOrder order) {
        return order.type() == TriggerType.TRAILING_STOP_MARKET ? order.activationTicks() : order.triggerTicks();
    }

    /** Whether a price has come to the level that a new trigger waits for. */
    private static boolean isThere(TriggerOrder order, long levelTicks, long priceTicks) {
        boolean buys = order.side() == Side.BUY;
        boolean rise = order.type() == TriggerType.STOP || order.type() == TriggerType.STOP_MARKET ? buys : !buys;
        return rise ? priceTicks >= levelTicks : priceTicks <= levelTicks;
    }
}
