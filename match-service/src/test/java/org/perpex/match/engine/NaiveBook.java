package org.perpex.match.engine;

import static java.util.Comparator.comparingLong;

import java.util.*;
import org.perpex.common.contract.*;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.engine.*;
import org.perpex.common.core.*;

/** One market of the naive model: its orders in order of arrival, and what it does to one more. */
final class NaiveBook {

    /** Which of its positions an account has the lots on. */
    record Position(long account, PositionSide side) implements Comparable<Position> {
        private static final Comparator<Position> ORDER =
                comparingLong(Position::account).thenComparing(Position::side);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    MarketSpec spec;
    MarketPhase phase = MarketPhase.PRE_OPEN;
    long mark, trades, sequence;
    List<NaiveOrder> orders = new ArrayList<>();
    Map<Position, Long> positions = new HashMap<>();
    Map<Long, Long> groups = new HashMap<>();
    SortedMap<Long, Long> known = new TreeMap<>();
    long[] indicated = new long[3];
    final SortedMap<Long, Long> countdowns = new TreeMap<>();
    long checked;

    /** Who comes in, and at what price. */
    final NaiveAdmission admission = new NaiveAdmission(this);

    NaiveBook(MarketSpec spec) {
        this.spec = spec;
    }

    long reducible(Position position, Side side) {
        return Math.max(0, -side.sign() * lots(position));
    }

    long lots(Position position) {
        return positions.getOrDefault(position, 0L);
    }

    static Position position(OrderDetails p) {
        return new Position(p.account(), p.positionSide());
    }

    private record Trade(long slice, long price) {}

    long now, until, resumed, trippedAt, reference;
    int trips;
    private final List<Trade> window = new ArrayList<>();

    private boolean guarded() {
        return spec.guards().breakerPpm() > 0 && phase == MarketPhase.TRADING;
    }

    private long slice() {
        return now / Math.max(1, spec.guards().breakerWindowMillis() / 60);
    }

    /** The last price before the window; if there is none, the last price of the first slice with a trade; or 0. */
    private long reference() {
        List<Trade> before =
                window.stream().filter(t -> t.slice <= slice() - 60).toList();
        List<Trade> oldest = before.isEmpty()
                ? window.stream()
                        .filter(t -> t.slice == window.getFirst().slice)
                        .toList()
                : before;
        return oldest.isEmpty() ? 0 : oldest.getLast().price;
    }

    private boolean inBounds(long price) {
        long ppm = spec.guards().breakerPpm();
        return reference == 0
                || price * 1_000_000 <= reference * (1_000_000 + ppm)
                        && price * 1_000_000 >= reference * (1_000_000 - ppm);
    }

    void spec(MarketSpec next) {
        if (next.guards().breakerWindowMillis() != spec.guards().breakerWindowMillis()) {
            window.clear();
        }
        spec = next;
    }

    /** What follows from an order that would have traded beyond the bounds. */
    void stop(List<BookFact> out) {
        if (trippedAt > 0) {
            boolean again = trips > 0 && now < resumed + spec.guards().breakerWindowMillis();
            trips = again ? trips + 1 : 1;
            until = now + spec.guards().breakerPauseMillis() * (again ? 2 : 1);
            out.add(new GuardFact.BreakerTripped(spec.market(), trippedAt, reference, trips, until));
            trippedAt = 0;
            enter(MarketPhase.HALTED, PhaseCause.CIRCUIT_BREAKER, out);
        }
    }

    void proceed(List<BookFact> out) {
        boolean halted = phase == MarketPhase.HALTED;
        until = halted ? now + Math.max(1, spec.guards().auctionMillis()) : 0;
        resumed = halted ? resumed : now;
        enter(halted ? MarketPhase.AUCTION : MarketPhase.TRADING, PhaseCause.CIRCUIT_BREAKER, out);
    }

    /** An operator's wish. */
    void set(MarketPhase next, PhaseCause cause, List<BookFact> out) {
        boolean refused = next != phase && (phase == MarketPhase.SETTLING || next == MarketPhase.PRE_OPEN);
        if (next == phase && until == 0) {
            return;
        }
        until = refused ? until : 0;
        if (refused || next == phase) {
            out.add(new BookFact.PhaseChanged(spec.market(), phase, cause, until));
        } else {
            enter(next, cause, out);
        }
    }

    List<NaiveOrder> sorted(Side side, OrderDetails taker) {
        return orders.stream()
                .filter(o -> o.side == side && crosses(taker, o))
                .sorted(comparingLong(NaiveOrder::priority))
                .takeWhile(o -> inBounds(o.price))
                .toList();
    }

    boolean selfMet, capped;

    static final class Guard {
        BookCommand.SetProtection bounds;
        final List<long[]> fills = new ArrayList<>();
        boolean tripped;
        long until;

        Guard(BookCommand.SetProtection bounds) {
            this.bounds = bounds;
        }
    }

    final SortedMap<Long, Guard> guards = new TreeMap<>();
    final SortedSet<Long> filled = new TreeSet<>();

    boolean refusesQuotes(long account) {
        Guard guard = guards.get(account);
        return guard != null && guard.tripped && (guard.until == 0 || now < guard.until);
    }

    private void count(NaiveOrder o, long lots) {
        Guard guard = guards.get(o.account);
        if (guard != null && o.placed.terms().quote()) {
            guard.fills.removeIf(f -> f[0] <= now - guard.bounds.windowMillis());
            guard.fills.add(new long[] {now, lots});
            filled.add(o.account);
        }
    }

    void withdraw(List<BookFact> out) {
        for (long account : filled) {
            Guard guard = guards.get(account);
            long lots = guard == null
                    ? 0
                    : guard.fills.stream().mapToLong(f -> f[1]).sum();
            if (guard != null
                    && (guard.bounds.lotsMax() > 0 && lots >= guard.bounds.lotsMax()
                            || guard.bounds.fillsMax() > 0 && guard.fills.size() >= guard.bounds.fillsMax())) {
                orders.stream()
                        .filter(o -> o.account == account && o.placed.terms().quote())
                        .sorted(comparingLong(o -> o.id))
                        .toList()
                        .forEach(o -> gone(o, CloseReason.MAKER_PROTECTION, out));
                guard.tripped = true;
                guard.until = guard.bounds.frozenMillis() == 0 ? 0 : now + guard.bounds.frozenMillis();
                out.add(new GuardFact.ProtectionTripped(account, spec.market(), lots, guard.fills.size(), guard.until));
                guard.fills.clear();
            }
        }
        filled.clear();
    }

    /** What an order that takes may trade while the market holds its open interest down. */
    long admitted(Position position, Side side) {
        long cap = spec.guards().openInterestLotsMax();
        long longs = positions.values().stream().mapToLong(n -> Math.max(0, n)).sum();
        return cap == 0 ? Long.MAX_VALUE : reducible(position, side) + Math.max(0, cap - longs);
    }

    private long group(long account) {
        return groups.getOrDefault(account, 0L);
    }

    private boolean sameTrader(OrderDetails taker, NaiveOrder maker) {
        return taker.account() >> 10 == maker.account >> 10
                || group(taker.account()) > 0 && group(taker.account()) == group(maker.account);
    }

    NaiveOrder match(OrderDetails p, long traded, List<BookFact> out, boolean waits) {
        NaiveOrder taker = new NaiveOrder(p);
        taker.id = p.orderId();
        taker.account = p.account();
        taker.price = p.priceTicks();
        taker.side = p.side();
        taker.reduceOnly = p.reduceOnly();
        taker.open = p.sizeLots() - traded;
        taker.date = p.timeInForce() == TimeInForce.GTD ? p.goodTillMillis() : 0;
        taker.lots = p.reduceOnly() ? Math.min(taker.open, reducible(taker.position(), taker.side)) : taker.open;
        selfMet = false;
        long withheld = waits ? 0 : Math.max(0, taker.lots - admitted(taker.position(), taker.side));
        taker.lots -= withheld;
        reference = guarded() ? reference() : 0;
        long before = trades;
        List<NaiveOrder> makers = waits ? List.of() : sorted(p.side().opposite(), p);
        for (long price : makers.stream().map(o -> o.price).distinct().toList()) {
            List<NaiveOrder> level =
                    makers.stream().filter(o -> o.price == price).toList();
            level.forEach(maker -> meet(taker, maker, out));
            hidden(taker, level, out);
        }
        if (trades > before && guarded()) {
            window.add(new Trade(slice(), lastPrice));
        }
        trippedAt = waits || taker.lots == 0 || selfMet
                ? 0
                : orders.stream()
                        .filter(o -> o.side != p.side() && crosses(p, o))
                        .min(comparingLong(NaiveOrder::priority))
                        .map(o -> o.price)
                        .orElse(0L);
        capped = withheld > 0
                && taker.lots == 0
                && !selfMet
                && orders.stream().anyMatch(o -> o.side != p.side() && crosses(p, o));
        taker.lots += withheld;
        return taker;
    }

    private void meet(NaiveOrder taker, NaiveOrder maker, List<BookFact> out) {
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
            maker.lots = Math.min(maker.lots, reducible(maker.position(), maker.side));
        }
        long lots = Math.min(taker.lots, maker.lots);
        maker.lots -= lots;
        trade(taker, maker, lots, out);
        if (maker.lots == 0 && (maker.visible() == 0 || maker.open == 0)) {
            gone(maker, maker.open == 0 ? CloseReason.FILLED : CloseReason.REDUCE_ONLY, out);
        }
    }

    /** Shares what is left among the icebergs of a level, then lets those show anew that show nothing. */
    private void hidden(NaiveOrder taker, List<NaiveOrder> level, List<BookFact> out) {
        List<NaiveOrder> icebergs = level.stream()
                .filter(o -> orders.contains(o) && o.visible() > 0 && o.open > o.lots)
                .toList();
        long hidden = icebergs.stream().mapToLong(o -> o.open - o.lots).sum();
        long wanted = selfMet ? 0 : Math.min(taker.lots, hidden);
        Map<NaiveOrder, Long> shares = new HashMap<>();
        icebergs.forEach(o -> shares.put(o, wanted * (o.open - o.lots) / hidden));
        long left = wanted - shares.values().stream().mapToLong(n -> n).sum();
        for (NaiveOrder o : icebergs) {
            if (left > 0 && shares.getOrDefault(o, 0L) < o.open - o.lots) {
                shares.merge(o, 1L, Long::sum);
                left--;
            }
        }
        icebergs.forEach(o -> trade(taker, o, shares.getOrDefault(o, 0L), out));
        for (NaiveOrder o : icebergs) {
            if (o.open == 0) {
                gone(o, CloseReason.FILLED, out);
            } else if (o.lots == 0) {
                o.lots = Math.min(o.visible(), o.open);
                orders.remove(o);
                orders.add(o);
            }
        }
    }

    private void trade(NaiveOrder taker, NaiveOrder maker, long lots, List<BookFact> out) {
        if (lots > 0) {
            taker.lots -= lots;
            tradeAt(maker.price, taker, maker, lots, out);
        }
    }

    private long lastPrice;

    private void tradeAt(long price, NaiveOrder taker, NaiveOrder maker, long lots, List<BookFact> out) {
        lastPrice = price;
        count(taker, lots);
        count(maker, lots);
        taker.open -= lots;
        maker.open -= lots;
        positions.merge(taker.position(), taker.side.sign() * lots, Long::sum);
        positions.merge(maker.position(), maker.side.sign() * lots, Long::sum);
        out.add(new BookFact.Traded(
                spec.market(),
                ++trades,
                taker.id,
                maker.id,
                taker.account,
                maker.account,
                taker.side,
                price,
                lots,
                taker.open,
                maker.open,
                FillSource.BOOK,
                0));
    }

    private void gone(NaiveOrder o, CloseReason reason, List<BookFact> out) {
        orders.remove(o);
        out.add(new BookFact.Closed(RequestId.NONE, o.id, o.account, spec.market(), reason, o.open));
    }

    boolean collects() {
        return phase == MarketPhase.PRE_OPEN || phase == MarketPhase.AUCTION;
    }

    void enter(MarketPhase next, PhaseCause cause, List<BookFact> out) {
        long before = trades;
        if (Set.of(MarketPhase.TRADING, MarketPhase.POST_ONLY, MarketPhase.REDUCE_ONLY)
                .contains(next)) {
            while (best()[1] > 0) {
                uncross(best()[0], out);
            }
        }
        if (next == MarketPhase.SETTLING) {
            List<NaiveOrder> all =
                    orders.stream().sorted(comparingLong(o -> o.id)).toList();
            all.forEach(o -> gone(o, CloseReason.MARKET_PHASE, out));
        }
        phase = next;
        indicated = collects() ? indicated : new long[3];
        if (next == MarketPhase.TRADING) {
            window.clear();
            if (trades > before && guarded()) {
                window.add(new Trade(slice(), lastPrice));
            }
        }
        out.add(new BookFact.PhaseChanged(spec.market(), phase, cause, until));
    }

    void indicate(List<BookFact> out) {
        long[] now = collects() ? best() : new long[3];
        if (collects() && !Arrays.equals(now, indicated)) {
            out.add(new BookFact.PriceIndicated(spec.market(), now[0], now[1], now[2]));
        }
        indicated = now;
    }

    private static long whole(NaiveOrder o) {
        return o.reduceOnly ? o.lots : o.open;
    }

    /** Price, volume and imbalance of an auction, by trying every price. */
    private long[] best() {
        LongSummaryStatistics asks = orders.stream()
                .filter(o -> o.side == Side.SELL)
                .mapToLong(o -> o.price)
                .summaryStatistics();
        LongSummaryStatistics bids = orders.stream()
                .filter(o -> o.side == Side.BUY)
                .mapToLong(o -> o.price)
                .summaryStatistics();
        long[] best = new long[3];
        for (long price = asks.getMin();
                asks.getCount() > 0 && bids.getCount() > 0 && price <= bids.getMax();
                price++) {
            long at = price;
            long buy = orders.stream()
                    .filter(o -> o.side == Side.BUY && o.price >= at)
                    .mapToLong(NaiveBook::whole)
                    .sum();
            long sell = orders.stream()
                    .filter(o -> o.side == Side.SELL && o.price <= at)
                    .mapToLong(NaiveBook::whole)
                    .sum();
            long[] next = {price, Math.min(buy, sell), buy - sell};
            best = best[1] == 0 || worth(next).compareTo(worth(best)) < 0 ? next : best;
        }
        return best;
    }

    /** The lower, the better: most volume, least left over, nearest to the mark, then the lower price. */
    private String worth(long[] a) {
        return "%020d %020d %020d %020d".formatted(Long.MAX_VALUE - a[1], Math.abs(a[2]), Math.abs(a[0] - mark), a[0]);
    }

    private void uncross(long price, List<BookFact> out) {
        while (true) {
            Optional<NaiveOrder> buy = firstAt(Side.BUY, price);
            Optional<NaiveOrder> sell = firstAt(Side.SELL, price);
            if (buy.isEmpty() || sell.isEmpty()) {
                return;
            }
            boolean buyIsLater = buy.get().id > sell.get().id;
            meetAt(price, buyIsLater ? buy.get() : sell.get(), buyIsLater ? sell.get() : buy.get(), out);
        }
    }

    private Optional<NaiveOrder> firstAt(Side side, long price) {
        return orders.stream()
                .filter(o -> o.side == side && side.sign() * (o.price - price) >= 0)
                .min(comparingLong(NaiveOrder::priority));
    }

    private void meetAt(long price, NaiveOrder taker, NaiveOrder maker, List<BookFact> out) {
        SelfTradePrevention mode = taker.placed.selfTradePrevention();
        if (mode != SelfTradePrevention.NONE && sameTrader(taker.placed, maker)) {
            if (mode != SelfTradePrevention.EXPIRE_TAKER) {
                gone(maker, CloseReason.SELF_TRADE, out);
            }
            if (mode != SelfTradePrevention.EXPIRE_MAKER) {
                gone(taker, CloseReason.SELF_TRADE, out);
            }
            return;
        }
        for (NaiveOrder o : List.of(maker, taker)) {
            o.lots = o.reduceOnly ? Math.min(o.lots, reducible(o.position(), o.side)) : o.lots;
            if (o.lots == 0) {
                gone(o, CloseReason.REDUCE_ONLY, out);
                return;
            }
        }
        if (admitted(taker.position(), taker.side) == 0) {
            gone(taker, CloseReason.OPEN_INTEREST, out);
            return;
        }
        long lots = Math.min(Math.min(whole(taker), whole(maker)), admitted(taker.position(), taker.side));
        for (NaiveOrder o : List.of(taker, maker)) {
            o.lots = o.visible() > 0 ? Math.min(o.visible(), o.open - lots) : o.lots - lots;
        }
        tradeAt(price, taker, maker, lots, out);
        for (NaiveOrder o : List.of(maker, taker)) {
            if (o.open == 0 || o.lots == 0) {
                gone(o, o.open == 0 ? CloseReason.FILLED : CloseReason.REDUCE_ONLY, out);
            }
        }
    }

    static boolean crosses(OrderDetails p, NaiveOrder maker) {
        return p.side() == Side.BUY ? p.priceTicks() >= maker.price : p.priceTicks() <= maker.price;
    }

    static boolean mayRest(OrderDetails p) {
        return p.type() == OrderType.LIMIT
                && Set.of(TimeInForce.GTC, TimeInForce.GTD, TimeInForce.GTX).contains(p.timeInForce());
    }

    NaiveBook copyFor(OrderDetails p) {
        NaiveBook copy = new NaiveBook(spec);
        orders.forEach(o -> copy.orders.add(o.copy()));
        copy.positions.putAll(positions);
        copy.phase = phase;
        copy.now = now;
        copy.window.addAll(window);
        copy.groups.putAll(groups);
        copy.groups.put(p.account(), p.tradeGroup());
        return copy;
    }
}
