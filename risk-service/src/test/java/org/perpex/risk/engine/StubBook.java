package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** A small book that matches by price and time, enough to give the account engine true facts. */
public final class StubBook implements Engine<BookInput> {

    private static final class Resting {
        OrderDetails order;
        long lots;

        Resting(OrderDetails order, long lots) {
            this.order = order;
            this.lots = lots;
        }
    }

    private record Owner(long account, int market, PositionSide positionSide) {

        static Owner of(OrderDetails order) {
            return new Owner(order.account(), order.market(), order.positionSide());
        }
    }

    private final List<Resting> resting = new ArrayList<>();
    private final Map<Owner, Long> positions = new HashMap<>();
    private final Map<Integer, Long> trades = new HashMap<>();
    private final Set<Integer> settled = new HashSet<>();

    @Override
    public void apply(long timeMillis, BookInput input, FactSink facts) {
        switch (input) {
            case BookCommand.Place place -> place(place.order(), facts);
            case BookCommand.Cancel cancel -> cancel(cancel, facts);
            case BookCommand.CancelAll cancel -> cancelAll(cancel, facts);
            case BookCommand.CancelEverywhere cancel -> cancelEverywhere(cancel, facts);
            case BookCommand.Amend amend -> amend(amend, facts);
            case BookCommand.TakeOver take -> takeOver(take, facts);
            case BookCommand.Deleverage close -> deleverage(close, facts);
            case BookCommand.SetCountdown c ->
                facts.append(
                        Destination.RISK,
                        new GuardFact.CountdownSet(
                                c.request(), c.account(), c.market(), timeMillis + c.countdownMillis()));
            case BookCommand.SetProtection c ->
                facts.append(
                        Destination.RISK,
                        new BookFact.Rejected(
                                c.request(), 0, c.account(), c.market(), RejectReason.PROTECTION_INVALID));
            case BookCommand.ResetProtection c ->
                facts.append(Destination.RISK, new GuardFact.ProtectionReset(c.request(), c.account(), c.market()));
            case MarketCommand.SettleMarket settle -> settle(settle, facts);
            case MarketCommand market -> {}
            case EngineInput engine -> {}
        }
    }

    private void place(OrderDetails placed, FactSink facts) {
        long ticks = quoted(placed, placed.priceTicks(), placed.terms().priceMatch());
        OrderDetails order = placed.withPriceTicks(ticks);
        RejectReason objection = ticks == 0 ? RejectReason.PRICE_MATCH_NO_LEVEL : objection(order);
        if (objection != null) {
            facts.append(
                    Destination.RISK,
                    new BookFact.Rejected(
                            order.request(), order.orderId(), order.account(), order.market(), objection));
            return;
        }
        facts.append(Destination.RISK, new BookFact.Accepted(placed, ticks));
        enter(order, order.sizeLots(), facts);
    }

    /** The price that an order comes in at; 0 if it is to be that of a level that there is not. */
    private long quoted(OrderDetails order, long limitTicks, PriceMatch match) {
        Side side = order.side();
        long ticks = limitTicks;
        if (match != PriceMatch.NONE) {
            List<Long> levels = levels(order.market(), match.opponent ? side.opposite() : side);
            if (levels.size() < match.level) {
                return 0;
            }
            ticks = better(side, ticks, levels.get(match.level - 1));
        }
        List<Long> others = levels(order.market(), side.opposite());
        boolean gives = order.terms().reprice() && order.timeInForce() == TimeInForce.GTX && !others.isEmpty();
        return gives ? better(side, ticks, others.getFirst() - side.sign()) : ticks;
    }

    private static long better(Side side, long ticks, long otherTicks) {
        return side == Side.BUY ? Math.min(ticks, otherTicks) : Math.max(ticks, otherTicks);
    }

    /** The prices of a side, from the best. */
    private List<Long> levels(int market, Side side) {
        return resting.stream()
                .filter(each -> each.order.market() == market && each.order.side() == side)
                .map(each -> each.order.priceTicks())
                .distinct()
                .sorted((a, b) -> Long.compare(side.sign() * b, side.sign() * a))
                .toList();
    }

    private void enter(OrderDetails order, long openLots, FactSink facts) {
        long lots = openLots;
        for (Resting best = best(order); best != null && executable(order, lots) > 0; best = best(order)) {
            long trade = Math.min(executable(order, lots), executable(best.order, best.lots));
            if (trade == 0) {
                close(best, RequestId.NONE, CloseReason.REDUCE_ONLY, facts);
                continue;
            }
            lots -= trade;
            trade(order, best, trade, lots, facts);
        }
        boolean rests = order.type() == OrderType.LIMIT
                && (order.timeInForce() == TimeInForce.GTC || order.timeInForce() == TimeInForce.GTX);
        if (lots > 0 && rests && executable(order, lots) > 0) {
            resting.add(new Resting(order, lots));
            facts.append(
                    Destination.RISK,
                    new BookFact.Rested(
                            order.orderId(), order.account(), order.market(), order.side(), order.priceTicks(), lots));
        } else {
            CloseReason reason = lots == 0
                    ? CloseReason.FILLED
                    : order.reduceOnly() ? CloseReason.REDUCE_ONLY : CloseReason.IMMEDIATE_REMAINDER;
            facts.append(
                    Destination.RISK,
                    new BookFact.Closed(
                            RequestId.NONE, order.orderId(), order.account(), order.market(), reason, lots));
        }
    }

    private @Nullable RejectReason objection(OrderDetails order) {
        if (settled.contains(order.market())) {
            return RejectReason.MARKET_PHASE;
        }
        if (order.reduceOnly() && executable(order, order.sizeLots()) == 0) {
            return RejectReason.REDUCE_ONLY_REJECTED;
        }
        if (order.timeInForce() == TimeInForce.GTX && best(order) != null) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        if (order.timeInForce() == TimeInForce.FOK) {
            return RejectReason.FILL_OR_KILL_UNFILLED;
        }
        return null;
    }

    private long executable(OrderDetails order, long lots) {
        long position = positions.getOrDefault(Owner.of(order), 0L);
        return order.reduceOnly()
                ? Math.min(lots, Math.max(0, -position * order.side().sign()))
                : lots;
    }

    private @Nullable Resting best(OrderDetails taker) {
        Resting best = null;
        for (Resting each : resting) {
            boolean crosses = each.order.market() == taker.market()
                    && each.order.side() != taker.side()
                    && taker.side().sign() * (taker.priceTicks() - each.order.priceTicks()) >= 0;
            if (crosses
                    && (best == null
                            || taker.side().sign() * (each.order.priceTicks() - best.order.priceTicks()) < 0)) {
                best = each;
            }
        }
        return best;
    }

    private void trade(OrderDetails taker, Resting maker, long lots, long takerLeft, FactSink facts) {
        maker.lots -= lots;
        move(taker, lots);
        move(maker.order, lots);
        facts.append(
                Destination.RISK,
                new BookFact.Traded(
                        taker.market(),
                        trades.merge(taker.market(), 1L, Long::sum),
                        taker.orderId(),
                        maker.order.orderId(),
                        taker.account(),
                        maker.order.account(),
                        taker.side(),
                        maker.order.priceTicks(),
                        lots,
                        takerLeft,
                        maker.lots,
                        FillSource.BOOK,
                        0));
        if (maker.lots == 0) {
            close(maker, RequestId.NONE, CloseReason.FILLED, facts);
        }
    }

    private void move(OrderDetails order, long lots) {
        positions.merge(Owner.of(order), order.side().sign() * lots, Long::sum);
    }

    private void close(Resting order, RequestId cause, CloseReason reason, FactSink facts) {
        resting.remove(order);
        facts.append(
                Destination.RISK,
                new BookFact.Closed(
                        cause, order.order.orderId(), order.order.account(), order.order.market(), reason, order.lots));
    }

    private void cancel(BookCommand.Cancel cancel, FactSink facts) {
        for (Resting each : resting) {
            if (each.order.orderId() == cancel.orderId()) {
                close(each, cancel.request(), cancel.reason(), facts);
                return;
            }
        }
        facts.append(
                Destination.RISK,
                new BookFact.CancelRejected(
                        cancel.request(),
                        cancel.orderId(),
                        cancel.account(),
                        cancel.market(),
                        RejectReason.ORDER_UNKNOWN));
    }

    private void amend(BookCommand.Amend amend, FactSink facts) {
        Resting found = resting.stream()
                .filter(each -> each.order.orderId() == amend.orderId())
                .findFirst()
                .orElse(null);
        OrderDetails before = found == null ? null : found.order;
        long ticks = before == null ? 0 : quoted(before, amend.priceTicks(), amend.priceMatch());
        RejectReason reason = null;
        if (before == null) {
            reason = RejectReason.ORDER_UNKNOWN;
        } else if (ticks == 0) {
            reason = RejectReason.PRICE_MATCH_NO_LEVEL;
        } else if (before.priceTicks() == ticks && before.sizeLots() == amend.sizeLots()) {
            reason = RejectReason.AMEND_UNCHANGED;
        }
        if (found == null || before == null || reason != null) {
            facts.append(
                    Destination.RISK,
                    new BookFact.AmendRejected(
                            amend.request(),
                            amend.orderId(),
                            amend.account(),
                            amend.market(),
                            Objects.requireNonNull(reason)));
            return;
        }
        long tradedLots = before.sizeLots() - found.lots;
        if (amend.sizeLots() <= tradedLots) {
            close(found, amend.request(), CloseReason.CANCELED, facts);
            return;
        }
        boolean keeps = before.priceTicks() == ticks && amend.sizeLots() < before.sizeLots();
        found.order = before.withPriceAndSize(ticks, amend.sizeLots());
        facts.append(Destination.RISK, amended(amend, before, ticks, keeps));
        if (keeps) {
            found.lots = amend.sizeLots() - tradedLots;
        } else {
            resting.remove(found);
            enter(found.order, amend.sizeLots() - tradedLots, facts);
        }
    }

    private static BookFact.Amended amended(BookCommand.Amend amend, OrderDetails before, long ticks, boolean keeps) {
        return new BookFact.Amended(
                amend.request(),
                amend.orderId(),
                amend.account(),
                amend.market(),
                before.side(),
                amend.priceTicks(),
                ticks,
                before.priceTicks(),
                amend.sizeLots(),
                before.sizeLots(),
                keeps);
    }

    private void cancelAll(BookCommand.CancelAll cancel, FactSink facts) {
        List<Resting> own = resting.stream()
                .filter(each -> each.order.account() == cancel.account() && each.order.market() == cancel.market())
                .toList();
        own.forEach(each -> close(each, cancel.request(), cancel.reason(), facts));
        facts.append(
                Destination.RISK,
                new BookFact.AllCanceled(cancel.request(), cancel.account(), cancel.market(), own.size()));
    }

    private void cancelEverywhere(BookCommand.CancelEverywhere cancel, FactSink facts) {
        List<Resting> own = resting.stream()
                .filter(each -> each.order.account() == cancel.account())
                .toList();
        own.forEach(each -> close(each, cancel.request(), cancel.reason(), facts));
        facts.append(Destination.RISK, new BookFact.AllCanceled(cancel.request(), cancel.account(), 0, own.size()));
    }

    private void closeAll(long account, int market, RequestId cause, CloseReason reason, FactSink facts) {
        resting.stream()
                .filter(each -> each.order.market() == market && (account == 0 || each.order.account() == account))
                .sorted(Comparator.comparing(each -> each.order.orderId()))
                .toList()
                .forEach(each -> close(each, cause, reason, facts));
    }

    private void takeOver(BookCommand.TakeOver take, FactSink facts) {
        closeAll(take.account(), take.market(), take.request(), CloseReason.LIQUIDATION, facts);
        long lots = Math.min(take.lots(), Math.abs(held(take.account(), take.market(), take.positionSide())));
        Owner from = new Owner(take.account(), take.market(), take.positionSide());
        Move move = new Move(take.request(), MoveCause.TAKE_OVER, from, take.priceTicks());
        move(move, new Owner(take.toAccount(), take.market(), PositionSide.BOTH), lots, facts);
        end(move, lots, take.lots() - lots, facts);
    }

    private void deleverage(BookCommand.Deleverage close, FactSink facts) {
        closeAll(close.account(), close.market(), close.request(), CloseReason.LIQUIDATION, facts);
        Owner from = new Owner(close.account(), close.market(), close.positionSide());
        Move move = new Move(close.request(), MoveCause.DELEVERAGE, from, close.priceTicks());
        long left = close.lots();
        for (Counterparty other : close.counterparties()) {
            Owner to = new Owner(other.account(), close.market(), other.positionSide());
            long own = positions.getOrDefault(from, 0L);
            long opposite = Math.max(0, -Long.signum(own) * positions.getOrDefault(to, 0L));
            long lots = Math.min(Math.min(left, other.lots()), Math.min(Math.abs(own), opposite));
            if (lots > 0) {
                closeAll(other.account(), close.market(), close.request(), CloseReason.DELEVERAGE, facts);
                move(move, to, lots, facts);
                left -= lots;
            }
        }
        end(move, close.lots() - left, left, facts);
    }

    private long held(long account, int market, PositionSide side) {
        return positions.getOrDefault(new Owner(account, market, side), 0L);
    }

    private record Move(RequestId request, MoveCause cause, Owner from, long priceTicks) {}

    private void move(Move move, Owner to, long lots, FactSink facts) {
        if (lots == 0) {
            return;
        }
        long signed = Long.signum(positions.getOrDefault(move.from, 0L)) * lots;
        positions.merge(move.from, -signed, Long::sum);
        positions.merge(to, signed, Long::sum);
        facts.append(
                Destination.RISK,
                new PositionFact.Moved(
                        move.request,
                        to.market,
                        trades.merge(to.market, 1L, Long::sum),
                        move.cause,
                        move.from.account,
                        move.from.positionSide,
                        to.account,
                        to.positionSide,
                        signed,
                        move.priceTicks));
    }

    private static void end(Move move, long movedLots, long leftLots, FactSink facts) {
        facts.append(
                Destination.RISK,
                new PositionFact.MovesEnded(
                        move.request, move.from.account, move.from.market, move.cause, movedLots, leftLots));
    }

    private void settle(MarketCommand.SettleMarket settle, FactSink facts) {
        closeAll(0, settle.market(), settle.request(), CloseReason.SETTLEMENT, facts);
        settled.add(settle.market());
        List<Owner> owners = positions.entrySet().stream()
                .filter(each -> each.getKey().market == settle.market() && each.getValue() != 0)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(Owner::account).thenComparing(Owner::positionSide))
                .toList();
        long longLots = 0;
        for (Owner owner : owners) {
            long lots = Objects.requireNonNull(positions.put(owner, 0L));
            longLots += Math.max(0, lots);
            facts.append(
                    Destination.RISK,
                    new PositionFact.Settled(
                            settle.request(),
                            owner.account,
                            settle.market(),
                            owner.positionSide,
                            lots,
                            settle.priceTicks()));
        }
        facts.append(
                Destination.RISK,
                new PositionFact.MarketSettled(settle.request(), settle.market(), owners.size(), longLots));
    }

    /** Signed lots of an account, as the book counts them. */
    long position(long account, int market) {
        return positions.getOrDefault(new Owner(account, market, PositionSide.BOTH), 0L);
    }

    /** The best resting price of a side, or 0. */
    long bestPrice(int market, Side side) {
        return resting.stream()
                .filter(each -> each.order.market() == market && each.order.side() == side)
                .mapToLong(each -> each.order.priceTicks())
                .reduce(0, (a, b) -> a == 0 || side.sign() * (b - a) > 0 ? b : a);
    }

    @Override
    public void save(StateWriter state) {
        throw new UnsupportedOperationException("a book of tests is not kept");
    }

    @Override
    public void load(StateReader state) {
        throw new UnsupportedOperationException("a book of tests is not kept");
    }
}
