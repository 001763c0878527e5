package org.perpex.match.engine;

import static java.util.Comparator.comparingLong;

import java.util.*;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.*;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.engine.*;
import org.perpex.common.core.*;
import org.perpex.common.core.PriceMatch;

/** One market of the naive model: its orders in order of arrival, and what it does to one more. */
final class NaiveBook {

    static final class Order {
        long id, account, price, lots, open, date;
        Side side = Side.BUY;
        boolean reduceOnly;
        OrderDetails placed;

        Order(OrderDetails placed) {
            this.placed = placed;
        }

        long traded() {
            return placed.sizeLots() - open;
        }

        Order copy() {
            Order o = new Order(placed);
            o.id = id;
            o.account = account;
            o.price = price;
            o.lots = lots;
            o.open = open;
            o.date = date;
            o.side = side;
            o.reduceOnly = reduceOnly;
            return o;
        }

        /** Bids from the best to the worst, then asks from the best to the worst. */
        long priority() {
            return side == Side.BUY ? -price : price;
        }
    }

    MarketSpec spec;
    MarketPhase phase = MarketPhase.PRE_OPEN;
    long mark, trades, sequence;
    List<Order> orders = new ArrayList<>();
    Map<Long, Long> positions = new HashMap<>();
    Map<Long, Long> groups = new HashMap<>();
    SortedMap<Long, Long> known = new TreeMap<>();

    NaiveBook(MarketSpec spec) {
        this.spec = spec;
    }

    long reducible(long account, Side side) {
        return Math.max(0, -side.sign() * positions.getOrDefault(account, 0L));
    }

    List<Order> sorted(Side side, OrderDetails taker) {
        return orders.stream()
                .filter(o -> o.side == side && crosses(taker, o))
                .sorted(comparingLong(Order::priority))
                .toList();
    }

    boolean selfMet;

    private long group(long account) {
        return groups.getOrDefault(account, 0L);
    }

    private boolean sameTrader(OrderDetails taker, Order maker) {
        return taker.account() >> 10 == maker.account >> 10
                || group(taker.account()) > 0 && group(taker.account()) == group(maker.account);
    }

    Order match(OrderDetails p, long traded, List<BookFact> out) {
        Order taker = new Order(p);
        taker.id = p.orderId();
        taker.account = p.account();
        taker.price = p.priceTicks();
        taker.side = p.side();
        taker.reduceOnly = p.reduceOnly();
        taker.open = p.sizeLots() - traded;
        taker.date = p.timeInForce() == TimeInForce.GTD ? p.goodTillMillis() : 0;
        taker.lots = p.reduceOnly() ? Math.min(taker.open, reducible(taker.account, taker.side)) : taker.open;
        selfMet = false;
        for (Order maker : sorted(p.side().opposite(), p)) {
            if (taker.lots == 0 || selfMet) {
                break;
            }
            if (p.selfTradePrevention() != SelfTradePrevention.NONE && sameTrader(p, maker)) {
                selfMet = p.selfTradePrevention() != SelfTradePrevention.EXPIRE_MAKER;
                if (p.selfTradePrevention() != SelfTradePrevention.EXPIRE_TAKER) {
                    orders.remove(maker);
                    out.add(new BookFact.Closed(
                            RequestId.NONE, maker.id, maker.account, p.market(), CloseReason.SELF_TRADE, maker.open));
                }
                continue;
            }
            if (maker.reduceOnly) {
                maker.lots = Math.min(maker.lots, reducible(maker.account, maker.side));
            }
            long lots = Math.min(taker.lots, maker.lots);
            if (lots > 0) {
                taker.lots -= lots;
                taker.open -= lots;
                maker.lots -= lots;
                maker.open -= lots;
                positions.merge(taker.account, taker.side.sign() * lots, Long::sum);
                positions.merge(maker.account, maker.side.sign() * lots, Long::sum);
                out.add(new BookFact.Traded(
                        p.market(),
                        ++trades,
                        taker.id,
                        maker.id,
                        taker.account,
                        maker.account,
                        p.side(),
                        maker.price,
                        lots,
                        taker.open,
                        maker.open,
                        FillSource.BOOK,
                        0));
            }
            if (maker.lots == 0) {
                orders.remove(maker);
                out.add(new BookFact.Closed(
                        RequestId.NONE,
                        maker.id,
                        maker.account,
                        p.market(),
                        maker.open == 0 ? CloseReason.FILLED : CloseReason.REDUCE_ONLY,
                        maker.open));
            }
        }
        return taker;
    }

    private static boolean crosses(OrderDetails p, Order maker) {
        return p.side() == Side.BUY ? p.priceTicks() >= maker.price : p.priceTicks() <= maker.price;
    }

    static boolean mayRest(OrderDetails p) {
        return p.type() == OrderType.LIMIT
                && Set.of(TimeInForce.GTC, TimeInForce.GTD, TimeInForce.GTX).contains(p.timeInForce());
    }

    @Nullable
    RejectReason objection(OrderDetails p) {
        MarketSpec.Limits limits = spec.limits();
        boolean limit = p.type() == OrderType.LIMIT;
        boolean takes = orders.stream().anyMatch(o -> o.side != p.side() && crosses(p, o));
        boolean admitted = switch (phase) {
            case TRADING -> true;
            case POST_ONLY -> mayRest(p) && !takes;
            case REDUCE_ONLY -> p.reduceOnly();
            default -> false;
        };
        if (limit && (p.priceTicks() < limits.priceTicksMin() || p.priceTicks() > limits.priceTicksMax())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (p.sizeLots() < 1 || p.sizeLots() > limits.sizeLotsMax()) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (limit && mark == 0) {
            return RejectReason.NO_MARK_PRICE;
        }
        if (!admitted) {
            return RejectReason.MARKET_PHASE;
        }
        if (limit && p.side() == Side.BUY && p.priceTicks() * 1_000_000 > mark * limits.priceUpPpm()) {
            return RejectReason.PRICE_OFF_BAND;
        }
        if (limit && p.side() == Side.SELL && p.priceTicks() * 1_000_000 < mark * limits.priceDownPpm()) {
            return RejectReason.PRICE_OFF_BAND;
        }
        if (p.reduceOnly() && reducible(p.account(), p.side()) == 0) {
            return RejectReason.REDUCE_ONLY_REJECTED;
        }
        if (limit && p.timeInForce() == TimeInForce.GTX && takes) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        if (p.timeInForce() == TimeInForce.FOK && copyFor(p).match(p, 0, new ArrayList<>()).open > 0) {
            return RejectReason.FILL_OR_KILL_UNFILLED;
        }
        return p.positionSide() != PositionSide.BOTH || p.route() != Route.BOOK ? RejectReason.UNSUPPORTED : null;
    }

    @Nullable
    RejectReason objection(BookCommand.Amend a, @Nullable Order o) {
        MarketSpec.Limits limits = spec.limits();
        if (a.priceTicks() < limits.priceTicksMin() || a.priceTicks() > limits.priceTicksMax()) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (a.sizeLots() < 1 || a.sizeLots() > limits.sizeLotsMax()) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (o == null) {
            return RejectReason.ORDER_UNKNOWN;
        }
        boolean moved = a.priceTicks() != o.price;
        if (!moved && a.sizeLots() == o.placed.sizeLots()) {
            return RejectReason.AMEND_UNCHANGED;
        }
        if (moved && mark == 0) {
            return RejectReason.NO_MARK_PRICE;
        }
        OrderDetails next = o.placed.withPriceAndSize(a.priceTicks(), a.sizeLots());
        boolean takes = orders.stream().anyMatch(each -> each.side != o.side && crosses(next, each));
        if (phase != MarketPhase.TRADING
                && !(phase == MarketPhase.POST_ONLY && !takes)
                && !(phase == MarketPhase.REDUCE_ONLY && o.reduceOnly)) {
            return RejectReason.MARKET_PHASE;
        }
        boolean offBand = o.side == Side.BUY
                ? a.priceTicks() * 1_000_000 > mark * limits.priceUpPpm()
                : a.priceTicks() * 1_000_000 < mark * limits.priceDownPpm();
        if (moved && offBand) {
            return RejectReason.PRICE_OFF_BAND;
        }
        if (takes && o.placed.timeInForce() == TimeInForce.GTX) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        return a.priceMatch() == PriceMatch.NONE ? null : RejectReason.UNSUPPORTED;
    }

    private NaiveBook copyFor(OrderDetails p) {
        NaiveBook copy = new NaiveBook(spec);
        orders.forEach(o -> copy.orders.add(o.copy()));
        copy.positions.putAll(positions);
        copy.groups.putAll(groups);
        copy.groups.put(p.account(), p.tradeGroup());
        return copy;
    }
}
