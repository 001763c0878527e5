package org.perpex.match.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.Check;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TimeInForce;

/**
 * One market: its resting orders, matched in price-time priority, and the positions of each account in it.
 *
 * <p>Prices are in ticks and sizes in lots. Each input ends with {@link #finish}. Not thread-safe: owned by the engine.
 */
final class OrderBook {

    /** The mark price of a market that has none. */
    static final long NO_MARK = 0;

    private static final PositionSide[] POSITION_SIDES = PositionSide.values();

    final Accounts accounts = new Accounts();
    final RestingOrders resting;
    private final Sides sides;
    private final BookListener listener;
    private final Admission admission;
    private final Matching matching;
    private final ReduceOnly reduceOnly;
    private final Amending amending;
    private final QuietAmending quietAmending;
    private final QuietPlacing quietPlacing;
    private final QuietCanceling quietCanceling;
    private final Quoting quoting;
    private final Auction auction;
    private final Breaker breaker;
    private final OpenInterest openInterest = new OpenInterest(this);
    private final Protections protections;
    private final Moves moves;
    private final Countdowns countdowns;
    private final Incoming incoming = new Incoming();
    private MarketSpec spec;
    private MarketPhase phase = MarketPhase.PRE_OPEN;
    private boolean matches;
    private boolean trades;
    private long markTicks = NO_MARK;
    private Band band;
    private long tradeNumber;
    private long timeMillis;
    private int[] touched = new int[64];
    private long[] trimmed = new long[64];
    private long[] ids = new long[64];
    private int touchedCount;

    /** A book whose time does not pass. */
    OrderBook(MarketSpec spec, ExpiryQueue expiry, BookListener listener) {
        this(spec, expiry, new Timers(), listener);
    }

    OrderBook(MarketSpec spec, ExpiryQueue expiry, Timers timers, BookListener listener) {
        this.spec = spec;
        this.band = Band.of(spec.limits(), NO_MARK);
        this.listener = listener;
        this.resting = new RestingOrders(spec.market(), accounts, expiry);
        this.sides = resting.sides;
        this.breaker = new Breaker(this, timers, listener);
        this.protections = new Protections(this, listener);
        this.moves = new Moves(this, listener);
        this.countdowns = new Countdowns(this, timers, listener);
        this.admission = new Admission(this, resting, breaker, openInterest);
        this.matching = new Matching(this, resting, breaker, openInterest, listener);
        this.reduceOnly = new ReduceOnly(this, resting);
        this.quoting = new Quoting(resting);
        this.auction = new Auction(this, resting, openInterest, listener);
        this.amending = new Amending(this, resting, admission, quoting, listener);
        this.quietAmending = new QuietAmending(this, listener);
        this.quietPlacing = new QuietPlacing(this, openInterest, listener);
        this.quietCanceling = new QuietCanceling(this, listener);
    }

    /** Says what time it is before an input. */
    void at(long nowMillis) {
        timeMillis = nowMillis;
    }

    /** Takes an order in, or refuses it. Returns whether all has been said, so that the input needs no {@link #finish}. */
    boolean place(OrderDetails order) {
        if (isQuiet() && quietPlacing.place(order)) {
            checkUncrossed();
            return true;
        }
        placeAny(order);
        return false;
    }

    /** As the other, for an input that does more than this: what it changes is said by {@link #finish}. */
    void placeAny(OrderDetails order) {
        breaker.look();
        long priceTicks = quoting.priceTicks(
                order.side(), order.priceTicks(), order.terms().priceMatch(), givesWay(order));
        RejectReason objection = admission.firstObjection(order, priceTicks);
        if (objection != null) {
            listener.rejected(order, objection);
            return;
        }
        listener.accepted(order, priceTicks);
        incoming.be(order, accounts.of(order.account(), order.positionSide()), priceTicks);
        accounts.tradeGroup(incoming.accountSlot, order.tradeGroup());
        boolean mayRest = Admission.mayRest(order);
        CloseReason end = mayRest && isQuiet(incoming) ? null : execute(incoming, mayRest);
        if (end == null) {
            resting.add(order, incoming);
            listener.rested(incoming);
            checkUncrossed();
        } else {
            listener.closed(RequestId.NONE, order.orderId(), order.account(), end, incoming.openLots);
        }
    }

    /** Whether an order meets nobody and no position bounds it: it rests as it is, and no account changes by it. */
    boolean isQuiet(Incoming order) {
        return !order.reduceOnly && !resting.crosses(order.side, order.priceTicks);
    }

    /** Whether an order gives way to the other side instead of being refused. */
    private static boolean givesWay(OrderDetails order) {
        return order.terms().reprice() && order.timeInForce() == TimeInForce.GTX;
    }

    /** Trades what crosses. Returns why the order ends with that; null means that the rest of it may wait. */
    @Nullable
    CloseReason execute(Incoming order, boolean mayRest) {
        touch(order.accountSlot);
        if (matches) {
            long before = tradeNumber;
            matching.run(order);
            if (tradeNumber != before) {
                breaker.note(matching.lastTicks());
            }
        } else {
            matching.collect(order);
        }
        CloseReason end = endOf(order, mayRest);
        if (end == null && order.reduceOnly) {
            order.lots = Math.min(order.lots, reduceOnly.coveredAt(order.accountSlot, order.side, order.priceTicks));
        }
        return end == null && order.lots == 0 ? CloseReason.REDUCE_ONLY : end;
    }

    private @Nullable CloseReason endOf(Incoming order, boolean mayRest) {
        if (order.openLots == 0) {
            return CloseReason.FILLED;
        }
        if (matching.metItself()) {
            return CloseReason.SELF_TRADE;
        }
        if (matching.isCapped()) {
            return CloseReason.OPEN_INTEREST;
        }
        if (order.lots == 0) {
            return CloseReason.REDUCE_ONLY;
        }
        return mayRest ? null : CloseReason.IMMEDIATE_REMAINDER;
    }

    /**
     * Changes price or size of an order, or refuses. Returns whether all has been said, so that the input needs no
     * {@link #finish}.
     */
    boolean amend(BookCommand.Amend amend) {
        if (isQuiet() && quietAmending.amend(amend)) {
            checkUncrossed();
            return true;
        }
        amendAny(amend);
        return false;
    }

    /** As the other, for an input that does more than this: what it changes is said by {@link #finish}. */
    void amendAny(BookCommand.Amend amend) {
        breaker.look();
        amending.amend(amend);
        checkUncrossed();
    }

    /** Whether the book is in continuous trading, and nothing that this input did waits to be said. */
    private boolean isQuiet() {
        return trades && touchedCount == 0 && sides.areSaid();
    }

    private void checkUncrossed() {
        Check.that(
                !matches || breaker.isTripped() || !resting.isCrossed(),
                "after matching, the best bid is below the best ask");
    }

    /**
     * Takes an order of an account out, or refuses if the account has no such order here. Returns whether all has been
     * said, so that the input needs no {@link #finish}.
     */
    boolean cancel(BookCommand.Cancel cancel) {
        boolean quiet = isQuiet() && quietCanceling.cancel(cancel);
        if (!quiet) {
            cancelAny(cancel);
        }
        return quiet;
    }

    /** As the other, for an input that does more than this: what it changes is said by {@link #finish}. */
    void cancelAny(BookCommand.Cancel cancel) {
        int order = resting.find(cancel.orderId());
        if (order == Orders.NONE || resting.orders.account(order) != cancel.account()) {
            listener.cancelRejected(cancel, RejectReason.ORDER_UNKNOWN);
            return;
        }
        close(cancel.request(), order, cancel.reason());
    }

    /** Takes all orders of an account out, in order of their ids, and says how many there were. */
    void cancelAll(BookCommand.CancelAll command) {
        int count = closeAll(command.account(), command.request(), command.reason());
        listener.allCanceled(command.request(), command.account(), count);
    }

    /** Takes all orders of an account out, in order of their ids. Returns how many there were. */
    int closeAll(long owner, RequestId cause, CloseReason reason) {
        int count = collectIds(owner);
        for (int i = 0; i < count; i++) {
            close(cause, resting.find(ids[i]), reason);
        }
        return count;
    }

    /** Takes the quotes of an account out, in order of their ids. */
    void closeQuotes(long owner) {
        int count = collectIds(owner);
        for (int i = 0; i < count; i++) {
            int order = resting.find(ids[i]);
            if (resting.isQuote(order)) {
                close(RequestId.NONE, order, CloseReason.MAKER_PROTECTION);
            }
        }
    }

    /** The ids of an account's orders, whichever of its positions they work on. */
    private int collectIds(long owner) {
        int count = 0;
        for (PositionSide side : POSITION_SIDES) {
            int slot = accounts.find(owner, side);
            count = slot == Orders.NONE ? count : collectIds(slot, count);
        }
        Arrays.sort(ids, 0, count);
        return count;
    }

    private int collectIds(int accountSlot, int before) {
        int count = before;
        for (int order = accounts.firstOrder(accountSlot);
                order != Orders.NONE;
                order = resting.orders.nextOfAccount(order)) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, count * 2);
            }
            ids[count++] = resting.orders.id(order);
        }
        return count;
    }

    /** Takes an order out whose date has come. */
    void expire(long orderId) {
        close(RequestId.NONE, resting.find(orderId), CloseReason.GOOD_TILL_DATE);
    }

    /** Takes an order out that has nothing left to reduce. */
    void closeReduceOnly(int order) {
        close(RequestId.NONE, order, CloseReason.REDUCE_ONLY);
    }

    void close(RequestId cause, int order, CloseReason reason) {
        touch(resting.orders.accountSlot(order));
        long orderId = resting.orders.id(order);
        long account = resting.orders.account(order);
        long openLots = resting.orders.openLots(order);
        resting.remove(order);
        listener.closed(cause, orderId, account, reason, openLots);
    }

    /** Ends an input: cuts reduce-only orders of the accounts it touched, then says which levels changed. */
    void finish() {
        if (protections.isOn()) {
            protections.trip();
        }
        breaker.stopIfTripped();
        if (touchedCount > 0 && resting.holdsReduceOnly()) {
            trim();
        }
        for (int i = 0; i < touchedCount; i++) {
            accounts.settle(touched[i]);
        }
        touchedCount = 0;
        sides.sayChanges(listener);
        listener.levelsSaid(resting);
        if (!matches && Phases.collects(phase)) {
            auction.indicate();
        }
    }

    private void trim() {
        int count = 0;
        for (int i = 0; i < touchedCount; i++) {
            if (accounts.reduceOnlyCount(touched[i]) > 0) {
                trimmed[count++] = accounts.key(touched[i]);
            }
        }
        Arrays.sort(trimmed, 0, count);
        for (int i = 0; i < count; i++) {
            reduceOnly.trim(accounts.find(trimmed[i]));
        }
    }

    /** Notes that an account takes part in this input. */
    void touch(int account) {
        if (accounts.touch(account)) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, touchedCount * 2);
                trimmed = new long[touchedCount * 2];
            }
            touched[touchedCount++] = account;
        }
    }

    /**
     * Goes into a phase. One in which orders meet begins with what an auction would trade. A phase that may not follow
     * is refused: the answer names the one that stays.
     */
    void enter(MarketPhase next, PhaseCause cause) {
        if (next == phase && !breaker.isWaiting()) {
            return;
        }
        if (next != phase && !Phases.mayFollow(phase, next)) {
            listener.phaseChanged(phase, cause, breaker.untilMillis());
            return;
        }
        breaker.cancel();
        enter(next, cause, Breaker.NO_END);
    }

    /** The market itself goes into a phase that ends by itself, or does not. */
    void enter(MarketPhase next, PhaseCause cause, long untilMillis) {
        long before = tradeNumber;
        if (next == phase) {
            listener.phaseChanged(next, cause, untilMillis);
            return;
        }
        if (Phases.matches(next)) {
            auction.uncross();
        } else if (next == MarketPhase.SETTLING) {
            closeEverything(RequestId.NONE, CloseReason.MARKET_PHASE);
        }
        if (!Phases.collects(next)) {
            auction.end();
        }
        phase = next;
        noteState();
        if (next == MarketPhase.TRADING) {
            breaker.forget();
            if (tradeNumber != before) {
                breaker.note(auction.lastTicks());
            }
        }
        listener.phaseChanged(next, cause, untilMillis);
    }

    private void noteState() {
        matches = Phases.matches(phase);
        trades = phase == MarketPhase.TRADING && markTicks != NO_MARK;
    }

    /** A pause, an auction or the countdown of an account is over. */
    void end(Timers.Timer timer) {
        if (timer.account() == Timers.MARKET) {
            breaker.proceed();
        } else {
            countdowns.end(timer.account());
        }
    }

    /** Takes all orders of the market out, in order of their ids. */
    void closeEverything(RequestId cause, CloseReason reason) {
        for (long orderId : resting.sortedIds()) {
            close(cause, resting.find(orderId), reason);
        }
    }

    /** Ends the reading of a snapshot: what it holds is what everybody knows. */
    void restored() {
        checkUncrossed();
        sides.forgetChanges();
        if (Phases.collects(phase)) {
            auction.isNews();
        }
    }

    long nextTradeNumber() {
        return ++tradeNumber;
    }

    long tradeNumber() {
        return tradeNumber;
    }

    MarketSpec spec() {
        return spec;
    }

    MarketPhase phase() {
        return phase;
    }

    Moves moves() {
        return moves;
    }

    Protections protections() {
        return protections;
    }

    Countdowns countdowns() {
        return countdowns;
    }

    Breaker breaker() {
        return breaker;
    }

    long timeMillis() {
        return timeMillis;
    }

    long markTicks() {
        return markTicks;
    }

    /** What an order's price and size must lie within. */
    Band band() {
        return band;
    }

    void spec(MarketSpec next) {
        if (next.guards().breakerWindowMillis() != spec.guards().breakerWindowMillis()) {
            breaker.forget();
        }
        spec = next;
        band = Band.of(spec.limits(), markTicks);
    }

    void markTicks(long next) {
        markTicks = Math.max(next, NO_MARK);
        band = Band.of(spec.limits(), markTicks);
        noteState();
    }

    /** Takes over what a snapshot holds beside positions and orders. */
    void restore(MarketPhase restoredPhase, long restoredMark, long restoredTradeNumber) {
        phase = restoredPhase;
        markTicks = restoredMark;
        band = Band.of(spec.limits(), markTicks);
        noteState();
        tradeNumber = restoredTradeNumber;
    }
}
