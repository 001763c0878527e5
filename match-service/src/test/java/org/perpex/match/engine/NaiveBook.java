package org.perpex.match.engine;

import static java.util.Comparator.comparingLong;

import java.util.*;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.*;
import org.perpex.common.contract.engine.*;
import org.perpex.common.core.*;

/** One market of the naive model: its orders in order of arrival, and what it does to one more. */
final class NaiveBook {

    static final class Order {
        long id, account, price, lots, open, date;
        Side side = Side.BUY;
        boolean reduceOnly;

        Order copy() {
            Order o = new Order();
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

    Order match(OrderDetails p, List<BookFact> out) {
        Order taker = new Order();
        taker.id = p.orderId();
        taker.account = p.account();
        taker.price = p.priceTicks();
        taker.side = p.side();
        taker.reduceOnly = p.reduceOnly();
        taker.open = p.sizeLots();
        taker.date = p.timeInForce() == TimeInForce.GTD ? p.goodTillMillis() : 0;
        taker.lots = p.reduceOnly() ? Math.min(taker.open, reducible(taker.account, taker.side)) : taker.open;
        selfMet = false;
        for (Order maker : sorted(p.side().opposite(), p)) {
            if (taker.lots == 0 || selfMet) {
                break;
            }
            if (p.selfTradePrevention() != SelfTradePrevention.NONE && maker.account >> 10 == taker.account >> 10) {
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
        if (p.timeInForce() == TimeInForce.FOK && copy().match(p, new ArrayList<>()).open > 0) {
            return RejectReason.FILL_OR_KILL_UNFILLED;
        }
        return p.positionSide() != PositionSide.BOTH || p.route() != Route.BOOK ? RejectReason.UNSUPPORTED : null;
    }

    private NaiveBook copy() {
        NaiveBook copy = new NaiveBook(spec);
        orders.forEach(o -> copy.orders.add(o.copy()));
        copy.positions.putAll(positions);
        return copy;
    }
}
