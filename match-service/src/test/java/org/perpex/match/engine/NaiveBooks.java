package org.perpex.match.engine;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.*;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.*;
import org.perpex.common.contract.engine.*;
import org.perpex.common.core.*;

/** The matching engine again, written from {@code docs/concepts/matching.md} alone: lists, sorting, copies. Slow. */
final class NaiveBooks implements Engine<BookInput> {

    private final SortedMap<Integer, NaiveBook> books = new TreeMap<>();
    private final List<BookFact> said = new ArrayList<>();
    private final NaivePositions positions = new NaivePositions(this, said);
    private static final int ALL = -1;
    private long epoch, number;
    private final boolean saysLevels;

    NaiveBooks() {
        this(true);
    }

    /** A model that is silent about levels, for books too deep to count them after each input. */
    NaiveBooks(boolean saysLevels) {
        this.saysLevels = saysLevels;
    }

    @Override
    public void apply(long time, BookInput input, FactSink sink) {
        said.clear();
        books.values().forEach(b -> b.now = time);
        boolean expired = expire(time);
        int market = switch (input) {
            case BookCommand.Place p -> {
                place(time, p.order());
                yield p.order().market();
            }
            case BookCommand.Cancel c -> {
                cancel(c);
                yield c.market();
            }
            case BookCommand.CancelAll c -> {
                cancelAll(c);
                yield c.market();
            }
            case MarketCommand.ListMarket l -> {
                list(l.spec());
                yield 0;
            }
            case MarketCommand.SetPhase s -> {
                enter(s);
                yield s.market();
            }
            case MarketCommand.SetPrices s -> {
                prices(s);
                yield ALL;
            }
            case BookCommand.Amend a -> {
                amend(a);
                yield a.market();
            }
            case BookCommand.CancelEverywhere c -> {
                int before = said.size();
                books.forEach((m, b) -> b.orders.stream()
                        .filter(o -> o.account == c.account())
                        .sorted(comparing(o -> o.id))
                        .toList()
                        .forEach(o -> close(c.request(), m, b, o, c.reason())));
                said.add(new BookFact.AllCanceled(c.request(), c.account(), 0, said.size() - before));
                yield ALL;
            }
            case BookCommand.TakeOver c -> {
                positions.takeOver(c);
                yield c.market();
            }
            case BookCommand.Deleverage c -> {
                positions.deleverage(c);
                yield c.market();
            }
            case MarketCommand.SettleMarket c -> {
                positions.settle(c);
                yield c.market();
            }
            case BookCommand.SetCountdown c -> {
                countdown(c);
                yield 0;
            }
            case BookCommand.SetProtection c -> {
                protect(c);
                yield 0;
            }
            case BookCommand.ResetProtection c -> {
                reset(c);
                yield 0;
            }
            case EngineInput _ -> 0;
        };
        books.forEach((m, b) -> {
            if (expired || m == market || market == ALL) {
                b.withdraw(said);
                b.stop(said);
                trim(m, b);
                if (saysLevels) {
                    levels(m, b);
                }
                b.indicate(said);
            }
        });
        for (BookFact fact : said) {
            if (!Set.of(BookFact.LevelChanged.class, BookFact.PriceIndicated.class, BookFact.TopChecked.class)
                    .contains(fact.getClass())) {
                sink.append(Destination.RISK, fact);
            }
            sink.append(Destination.TRADE, fact);
        }
    }

    private boolean expire(long time) {
        record Due(int market, NaiveBook book, NaiveOrder order) {}
        List<Due> due = new ArrayList<>();
        books.forEach((m, b) -> b.orders.forEach(o -> {
            if (o.date > 0 && o.date <= time) {
                due.add(new Due(m, b, o));
            }
        }));
        due.sort(comparingLong((Due d) -> d.order.date).thenComparingLong(d -> d.order.id));
        due.forEach(d -> close(RequestId.NONE, d.market, d.book, d.order, CloseReason.GOOD_TILL_DATE));
        boolean expired = !due.isEmpty();
        for (Ends next = soonest(); next != null && next.time <= time; next = soonest()) {
            NaiveBook book = book(next.market);
            if (next.account == 0) {
                book.proceed(said);
            } else {
                book.countdowns.remove(next.account);
                int count = closeAll(RequestId.NONE, book, next.account, CloseReason.COUNTDOWN);
                said.add(new GuardFact.CountdownEnded(next.account, next.market, count));
            }
            expired = true;
        }
        return expired;
    }

    private record Ends(long time, int market, long account) {}

    private @Nullable Ends soonest() {
        List<Ends> all = new ArrayList<>();
        books.forEach((m, b) -> {
            if (b.until > 0) {
                all.add(new Ends(b.until, m, 0));
            }
            b.countdowns.forEach((account, end) -> all.add(new Ends(end, m, account)));
        });
        return all.stream()
                .min(comparingLong(Ends::time).thenComparing(Ends::market).thenComparing(Ends::account))
                .orElse(null);
    }

    int closeAll(RequestId cause, NaiveBook book, long account, CloseReason reason) {
        List<NaiveOrder> all = book.orders.stream()
                .filter(o -> o.account == account)
                .sorted(comparing(o -> o.id))
                .toList();
        all.forEach(o -> close(cause, book.spec.market(), book, o, reason));
        return all.size();
    }

    boolean refused(RequestId request, long account, int market, @Nullable RejectReason reason) {
        RejectReason first = books.containsKey(market) ? reason : RejectReason.MARKET_UNKNOWN;
        if (first != null) {
            said.add(new BookFact.Rejected(request, 0, account, market, first));
        }
        return first != null;
    }

    private void countdown(BookCommand.SetCountdown c) {
        boolean invalid = c.countdownMillis() < 0 || c.countdownMillis() > 86_400_000;
        if (!refused(c.request(), c.account(), c.market(), invalid ? RejectReason.COUNTDOWN_INVALID : null)) {
            NaiveBook book = book(c.market());
            long end = c.countdownMillis() == 0 ? 0 : book.now + c.countdownMillis();
            book.countdowns.remove(c.account());
            if (end > 0) {
                book.countdowns.put(c.account(), end);
            }
            said.add(new GuardFact.CountdownSet(c.request(), c.account(), c.market(), end));
        }
    }

    private void protect(BookCommand.SetProtection c) {
        boolean invalid = c.windowMillis() < 0
                || c.windowMillis() > 60_000
                || c.frozenMillis() < 0
                || c.frozenMillis() > 60_000
                || c.lotsMax() < 0
                || c.fillsMax() < 0
                || c.windowMillis() > 0 && c.lotsMax() + c.fillsMax() == 0;
        if (!refused(c.request(), c.account(), c.market(), invalid ? RejectReason.PROTECTION_INVALID : null)) {
            SortedMap<Long, NaiveBook.Guard> guards = book(c.market()).guards;
            if (c.windowMillis() == 0) {
                guards.remove(c.account());
            } else {
                guards.computeIfAbsent(c.account(), _ -> new NaiveBook.Guard(c)).bounds = c;
            }
            said.add(new GuardFact.ProtectionSet(
                    c.request(),
                    c.account(),
                    c.market(),
                    c.windowMillis(),
                    c.lotsMax(),
                    c.fillsMax(),
                    c.frozenMillis()));
        }
    }

    private void reset(BookCommand.ResetProtection c) {
        NaiveBook.Guard guard =
                books.containsKey(c.market()) ? book(c.market()).guards.get(c.account()) : null;
        RejectReason reason = guard == null ? RejectReason.PROTECTION_INVALID : null;
        if (!refused(c.request(), c.account(), c.market(), reason) && guard != null) {
            guard.tripped = false;
            guard.fills.clear();
            said.add(new GuardFact.ProtectionReset(c.request(), c.account(), c.market()));
        }
    }

    private void place(long time, OrderDetails p) {
        RejectReason reason = late(time, p)
                ? RejectReason.DEADLINE_PASSED
                : books.containsKey(p.market()) ? book(p.market()).admission.objection(p) : RejectReason.MARKET_UNKNOWN;
        if (reason != null) {
            said.add(new BookFact.Rejected(p.request(), p.orderId(), p.account(), p.market(), reason));
            return;
        }
        OrderDetails quoted = Objects.requireNonNull(
                book(p.market()).admission.quoted(p, p.terms().priceMatch()));
        said.add(new BookFact.Accepted(p, quoted.priceTicks()));
        book(p.market()).groups.put(p.account(), p.tradeGroup());
        enter(quoted, 0);
    }

    /** What an order does that has just come, or that comes again with some of it traded. */
    private void enter(OrderDetails p, long traded) {
        NaiveBook book = book(p.market());
        NaiveOrder taker = book.match(p, traded, said, book.collects());
        boolean rests = taker.open > 0 && !book.selfMet && !book.capped && taker.lots > 0 && NaiveBook.mayRest(p);
        if (rests && p.reduceOnly()) {
            long before = book.orders.stream()
                    .filter(o -> o.reduceOnly
                            && o.position().equals(taker.position())
                            && o.side == taker.side
                            && o.priority() <= taker.priority())
                    .mapToLong(o -> o.lots)
                    .sum();
            taker.lots = Math.min(taker.lots, Math.max(0, book.reducible(taker.position(), taker.side) - before));
        }
        if (rests && taker.lots > 0) {
            taker.lots = taker.visible() > 0 ? Math.min(taker.visible(), taker.lots) : taker.lots;
            book.orders.add(taker);
            said.add(new BookFact.Rested(taker.id, taker.account, p.market(), p.side(), p.priceTicks(), taker.open));
        } else {
            CloseReason end = taker.open == 0
                    ? CloseReason.FILLED
                    : book.selfMet
                            ? CloseReason.SELF_TRADE
                            : book.capped
                                    ? CloseReason.OPEN_INTEREST
                                    : taker.lots == 0 ? CloseReason.REDUCE_ONLY : CloseReason.IMMEDIATE_REMAINDER;
            said.add(new BookFact.Closed(RequestId.NONE, taker.id, taker.account, p.market(), end, taker.open));
        }
    }

    private static boolean late(long time, OrderDetails p) {
        return p.timeInForce() == TimeInForce.GTD && p.goodTillMillis() <= time;
    }

    private void cancel(BookCommand.Cancel c) {
        boolean unknown = !books.containsKey(c.market());
        Optional<NaiveOrder> order = unknown
                ? Optional.empty()
                : book(c.market()).orders.stream()
                        .filter(o -> o.id == c.orderId() && o.account == c.account())
                        .findFirst();
        order.ifPresentOrElse(
                o -> close(c.request(), c.market(), book(c.market()), o, c.reason()),
                () -> said.add(new BookFact.CancelRejected(
                        c.request(),
                        c.orderId(),
                        c.account(),
                        c.market(),
                        unknown ? RejectReason.MARKET_UNKNOWN : RejectReason.ORDER_UNKNOWN)));
    }

    private void amend(BookCommand.Amend a) {
        NaiveBook book = books.get(a.market());
        NaiveOrder order = book == null
                ? null
                : book.orders.stream()
                        .filter(o -> o.id == a.orderId() && o.account == a.account())
                        .findFirst()
                        .orElse(null);
        RejectReason reason = book == null ? RejectReason.MARKET_UNKNOWN : book.admission.objection(a, order);
        if (reason != null || order == null || book == null) {
            said.add(new BookFact.AmendRejected(
                    a.request(), a.orderId(), a.account(), a.market(), Objects.requireNonNull(reason)));
            return;
        }
        long traded = order.traded();
        if (a.sizeLots() <= traded) {
            close(a.request(), a.market(), book, order, CloseReason.CANCELED);
            return;
        }
        OrderDetails next = Objects.requireNonNull(
                book.admission.quoted(order.placed.withPriceAndSize(a.priceTicks(), a.sizeLots()), a.priceMatch()));
        boolean keeps = next.priceTicks() == order.price && a.sizeLots() < order.placed.sizeLots();
        said.add(new BookFact.Amended(
                a.request(),
                order.id,
                order.account,
                a.market(),
                order.side,
                a.priceTicks(),
                next.priceTicks(),
                order.price,
                a.sizeLots(),
                order.placed.sizeLots(),
                keeps));
        if (keeps) {
            order.placed = next;
            order.open = a.sizeLots() - traded;
            order.lots = Math.min(order.lots, order.open);
        } else {
            book.orders.remove(order);
            enter(next, traded);
        }
    }

    private void cancelAll(BookCommand.CancelAll c) {
        List<NaiveOrder> all = !books.containsKey(c.market())
                ? List.of()
                : book(c.market()).orders.stream()
                        .filter(o -> o.account == c.account())
                        .sorted(comparing(o -> o.id))
                        .toList();
        all.forEach(o -> close(c.request(), c.market(), book(c.market()), o, c.reason()));
        said.add(new BookFact.AllCanceled(c.request(), c.account(), c.market(), all.size()));
    }

    void close(RequestId cause, int market, NaiveBook book, NaiveOrder o, CloseReason reason) {
        book.orders.remove(o);
        said.add(new BookFact.Closed(cause, o.id, o.account, market, reason, o.open));
    }

    private void trim(int market, NaiveBook book) {
        Map<NaiveBook.Position, Long> used = new HashMap<>();
        book.orders.stream()
                .filter(o -> o.reduceOnly)
                .sorted(comparing(NaiveOrder::position).thenComparingLong(NaiveOrder::priority))
                .toList()
                .forEach(o -> {
                    long left = book.reducible(o.position(), o.side) - used.getOrDefault(o.position(), 0L);
                    o.lots = Math.min(o.lots, Math.max(0, left));
                    used.merge(o.position(), o.lots, Long::sum);
                    if (o.lots == 0) {
                        close(RequestId.NONE, market, book, o, CloseReason.REDUCE_ONLY);
                    }
                });
    }

    private void levels(int market, NaiveBook book) {
        SortedMap<Long, Long> now = new TreeMap<>();
        book.orders.forEach(o -> now.merge(o.priority(), o.lots, Long::sum));
        SortedSet<Long> all = new TreeSet<>(now.keySet());
        all.addAll(book.known.keySet());
        for (long key : all) {
            long lots = now.getOrDefault(key, 0L);
            if (lots != book.known.getOrDefault(key, 0L)) {
                said.add(new BookFact.LevelChanged(
                        market, ++book.sequence, key < 0 ? Side.BUY : Side.SELL, Math.abs(key), lots));
            }
        }
        if (book.sequence / 128 != book.checked / 128) {
            said.add(new BookFact.TopChecked(market, book.sequence, top(now)));
        }
        book.checked = book.sequence;
        book.known = now;
    }

    /** Bids have negative keys, the best the lowest. */
    private static long top(SortedMap<Long, Long> levels) {
        List<Long> best = new ArrayList<>();
        levels.headMap(0L).keySet().stream().limit(20).forEach(best::add);
        levels.tailMap(0L).keySet().stream().limit(20).forEach(best::add);
        long hash = StreamHash.SEED;
        for (long key : best) {
            hash = StreamHash.extend(StreamHash.extend(hash, Math.abs(key)), Objects.requireNonNull(levels.get(key)));
        }
        return hash;
    }

    private void list(MarketSpec spec) {
        if (books.containsKey(spec.market())) {
            book(spec.market()).spec(spec);
        } else {
            books.put(spec.market(), new NaiveBook(spec));
            said.add(new BookFact.PhaseChanged(spec.market(), MarketPhase.PRE_OPEN));
        }
    }

    private void enter(MarketCommand.SetPhase s) {
        if (books.containsKey(s.market())) {
            book(s.market()).set(s.phase(), s.cause(), said);
        }
    }

    private void prices(MarketCommand.SetPrices s) {
        if (s.epoch() > epoch || s.epoch() == epoch && s.number() > number) {
            epoch = s.epoch();
            number = s.number();
            s.prices().stream()
                    .filter(p -> books.containsKey(p.market()))
                    .forEach(p -> book(p.market()).mark = Math.max(0, p.markTicks()));
        }
    }

    NaiveBook book(int market) {
        return Objects.requireNonNull(books.get(market));
    }

    int restingOrders() {
        return books.values().stream().mapToInt(b -> b.orders.size()).sum();
    }

    long position(int market, long account) {
        return book(market).lots(new NaiveBook.Position(account, PositionSide.BOTH));
    }

    @Override
    public void save(StateWriter state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void load(StateReader state) {
        throw new UnsupportedOperationException();
    }
}
