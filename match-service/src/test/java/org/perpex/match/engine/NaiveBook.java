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

        long visible() {
            return placed.terms().visibleLots();
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
        List<Order> makers = sorted(p.side().opposite(), p);
        for (long price : makers.stream().map(o -> o.price).distinct().toList()) {
            List<Order> level = makers.stream().filter(o -> o.price == price).toList();
            level.forEach(maker -> meet(taker, maker, out));
            hidden(taker, level, out);
        }
        return taker;
    }

    private void meet(Order taker, Order maker, List<BookFact> out) {
        OrderDetails p = taker.placed;
        if (taker.lots == 0 || selfMet) {
            return;
        }
        if (p.selfTradePrevention() != SelfTradePrevention.NONE && sameTrader(p, maker)) {
            selfMet = p.selfTradePrevention() != SelfTradePrevention.EXPIRE_MAKER;
            if (p.selfTradePrevention() != SelfTradePrevention.EXPIRE_TAKER) {
                gone(maker, CloseReason.SELF_TRADE, out);
            }
            return;
        }
        if (maker.reduceOnly) {
            maker.lots = Math.min(maker.lots, reducible(maker.account, maker.side));
        }
        long lots = Math.min(taker.lots, maker.lots);
        maker.lots -= lots;
        trade(taker, maker, lots, out);
        if (maker.lots == 0 && (maker.visible() == 0 || maker.open == 0)) {
            gone(maker, maker.open == 0 ? CloseReason.FILLED : CloseReason.REDUCE_ONLY, out);
        }
    }

    /** Shares what is left among the icebergs of a level, then lets those show anew that show nothing. */
    private void hidden(Order taker, List<Order> level, List<BookFact> out) {
        List<Order> icebergs = level.stream()
                .filter(o -> orders.contains(o) && o.visible() > 0 && o.open > o.lots)
                .toList();
        long hidden = icebergs.stream().mapToLong(o -> o.open - o.lots).sum();
        long wanted = selfMet ? 0 : Math.min(taker.lots, hidden);
        Map<Order, Long> shares = new HashMap<>();
        icebergs.forEach(o -> shares.put(o, wanted * (o.open - o.lots) / hidden));
        long left = wanted - shares.values().stream().mapToLong(n -> n).sum();
        for (Order o : icebergs) {
            if (left > 0 && shares.getOrDefault(o, 0L) < o.open - o.lots) {
                shares.merge(o, 1L, Long::sum);
                left--;
            }
        }
        icebergs.forEach(o -> trade(taker, o, shares.getOrDefault(o, 0L), out));
        for (Order o : icebergs) {
            if (o.open == 0) {
                gone(o, CloseReason.FILLED, out);
            } else if (o.lots == 0) {
                o.lots = Math.min(o.visible(), o.open);
                orders.remove(o);
                orders.add(o);
            }
        }
    }

    private void trade(Order taker, Order maker, long lots, List<BookFact> out) {
        if (lots == 0) {
            return;
        }
        taker.lots -= lots;
        taker.open -= lots;
        maker.open -= lots;
        positions.merge(taker.account, taker.side.sign() * lots, Long::sum);
        positions.merge(maker.account, maker.side.sign() * lots, Long::sum);
        out.add(new BookFact.Traded(
                spec.market(),
                ++trades,
                taker.id,
                maker.id,
                taker.account,
                maker.account,
                taker.side,
                maker.price,
                lots,
                taker.open,
                maker.open,
                FillSource.BOOK,
                0));
    }

    private void gone(Order o, CloseReason reason, List<BookFact> out) {
        orders.remove(o);
        out.add(new BookFact.Closed(RequestId.NONE, o.id, o.account, spec.market(), reason, o.open));
    }

    private static boolean crosses(OrderDetails p, Order maker) {
        return p.side() == Side.BUY ? p.priceTicks() >= maker.price : p.priceTicks() <= maker.price;
    }

    static boolean mayRest(OrderDetails p) {
        return p.type() == OrderType.LIMIT
                && Set.of(TimeInForce.GTC, TimeInForce.GTD, TimeInForce.GTX).contains(p.timeInForce());
    }

    /** The order with the price at which it comes in; null if there is no level to take it from. */
    @Nullable
    OrderDetails quoted(OrderDetails p, PriceMatch match) {
        long price = p.priceTicks();
        if (match != PriceMatch.NONE) {
            String[] words = match.name().split("_");
            Side of = words[0].equals("QUEUE") ? p.side() : p.side().opposite();
            int level = words.length == 1 ? 1 : Integer.parseInt(words[1]);
            List<Long> prices = orders.stream()
                    .filter(o -> o.side == of)
                    .sorted(comparingLong(Order::priority))
                    .map(o -> o.price)
                    .distinct()
                    .toList();
            if (prices.size() < level) {
                return null;
            }
            price = better(p.side(), price, prices.get(level - 1));
        }
        if (p.terms().reprice() && p.timeInForce() == TimeInForce.GTX) {
            for (Order o : orders) {
                price = o.side == p.side()
                        ? price
                        : better(p.side(), price, o.price - p.side().sign());
            }
        }
        return p.withPriceTicks(price);
    }

    private static long better(Side side, long price, long other) {
        return side == Side.BUY ? Math.min(price, other) : Math.max(price, other);
    }

    @Nullable
    RejectReason objection(OrderDetails asked) {
        OrderDetails quoted = quoted(asked, asked.terms().priceMatch());
        OrderDetails p = quoted == null ? asked : quoted;
        MarketSpec.Limits limits = spec.limits();
        boolean limit = p.type() == OrderType.LIMIT;
        boolean takes = quoted != null && orders.stream().anyMatch(o -> o.side != p.side() && crosses(p, o));
        boolean admitted = switch (phase) {
            case TRADING -> true;
            case POST_ONLY -> mayRest(p) && !takes;
            case REDUCE_ONLY -> p.reduceOnly();
            default -> false;
        };
        if (limit && isUnlisted(asked.priceTicks())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (p.sizeLots() < 1 || p.sizeLots() > limits.sizeLotsMax()) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        long visible = p.terms().visibleLots();
        if (visible != 0 && (visible < 0 || visible > p.sizeLots() || !mayRest(p) || p.reduceOnly())) {
            return RejectReason.ICEBERG_INVALID;
        }
        if (!limit && p.terms().priceMatch() != PriceMatch.NONE) {
            return RejectReason.PRICE_MATCH_UNSUPPORTED;
        }
        if (limit && mark == 0) {
            return RejectReason.NO_MARK_PRICE;
        }
        if (!admitted) {
            return RejectReason.MARKET_PHASE;
        }
        if (quoted == null) {
            return RejectReason.PRICE_MATCH_NO_LEVEL;
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
        if (limit && p.timeInForce() == TimeInForce.GTX && (takes || isUnlisted(p.priceTicks()))) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        if (p.timeInForce() == TimeInForce.FOK && copyFor(p).match(p, 0, new ArrayList<>()).open > 0) {
            return RejectReason.FILL_OR_KILL_UNFILLED;
        }
        boolean loud = p.terms().reprice() && p.timeInForce() != TimeInForce.GTX;
        return p.positionSide() != PositionSide.BOTH || p.route() != Route.BOOK || loud
                ? RejectReason.UNSUPPORTED
                : null;
    }

    @Nullable
    RejectReason objection(BookCommand.Amend a, @Nullable Order o) {
        MarketSpec.Limits limits = spec.limits();
        if (isUnlisted(a.priceTicks())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (a.sizeLots() < 1 || a.sizeLots() > limits.sizeLotsMax()) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (o == null) {
            return RejectReason.ORDER_UNKNOWN;
        }
        OrderDetails next = quoted(o.placed.withPriceAndSize(a.priceTicks(), a.sizeLots()), a.priceMatch());
        boolean moved = next == null || next.priceTicks() != o.price;
        if (!moved && a.sizeLots() == o.placed.sizeLots()) {
            return RejectReason.AMEND_UNCHANGED;
        }
        if (moved && mark == 0) {
            return RejectReason.NO_MARK_PRICE;
        }
        boolean takes = next != null && orders.stream().anyMatch(each -> each.side != o.side && crosses(next, each));
        if (phase != MarketPhase.TRADING
                && !(phase == MarketPhase.POST_ONLY && !takes)
                && !(phase == MarketPhase.REDUCE_ONLY && o.reduceOnly)) {
            return RejectReason.MARKET_PHASE;
        }
        if (next == null) {
            return RejectReason.PRICE_MATCH_NO_LEVEL;
        }
        boolean offBand = o.side == Side.BUY
                ? next.priceTicks() * 1_000_000 > mark * limits.priceUpPpm()
                : next.priceTicks() * 1_000_000 < mark * limits.priceDownPpm();
        if (moved && offBand) {
            return RejectReason.PRICE_OFF_BAND;
        }
        boolean refused = takes || moved && isUnlisted(next.priceTicks());
        return refused && o.placed.timeInForce() == TimeInForce.GTX ? RejectReason.POST_ONLY_WOULD_TAKE : null;
    }

    private boolean isUnlisted(long price) {
        return price < spec.limits().priceTicksMin() || price > spec.limits().priceTicksMax();
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
