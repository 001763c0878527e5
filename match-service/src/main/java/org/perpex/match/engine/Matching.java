package org.perpex.match.engine;

import org.perpex.common.core.Check;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;

/** Takes one order through the other side of the book, best price first, oldest first. Not thread-safe. */
final class Matching {

    private final RestingOrders resting;
    private final Accounts accounts;
    private final OrderBook book;
    private final BookListener listener;
    private final Breaker breaker;
    private final OpenInterest openInterest;
    private final Icebergs icebergs;
    private final Fill fill = new Fill();
    private boolean metItself;
    private boolean capped;
    private long tradeGroup;

    Matching(OrderBook book, RestingOrders resting, Breaker breaker, OpenInterest openInterest, BookListener listener) {
        this.openInterest = openInterest;
        this.breaker = breaker;
        this.book = book;
        this.resting = resting;
        this.icebergs = new Icebergs(resting);
        this.accounts = resting.accounts;
        this.listener = listener;
    }

    /** Whether self-trade prevention expired the taker. */
    boolean metItself() {
        return metItself;
    }

    /** Trades what crosses, and takes it off what the taker has. */
    void run(Incoming taker) {
        taker.lots = executableLots(taker);
        metItself = false;
        capped = false;
        if (resting.crosses(taker.side, taker.priceTicks)) {
            tradeGroup = accounts.tradeGroup(taker.accountSlot);
            long withheldLots = Math.max(0, taker.lots - openInterest.admittedLots(taker.accountSlot, taker.side));
            taker.lots -= withheldLots;
            meetSide(taker);
            capped = withheldLots > 0 && taker.lots == 0 && !metItself && resting.crosses(taker.side, taker.priceTicks);
            taker.lots += withheldLots;
        }
    }

    /** Whether the taker would have traded on, had the market room for more open interest. */
    boolean isCapped() {
        return capped;
    }

    private void meetSide(Incoming taker) {
        Side side = taker.side.opposite();
        PriceLadder ladder = resting.ladder(side);
        int own = RestingOrders.rank(side, taker.priceTicks);
        int limit = breaker.rankMax(side, own, ladder.best());
        while (taker.lots > 0 && !metItself && ladder.best() <= limit && ladder.best() != PriceLadder.NO_RANK) {
            meetLevel(taker, ladder.levelAt(ladder.best()));
        }
        if (limit < own && taker.lots > 0 && !metItself && ladder.best() <= own) {
            breaker.trip(RestingOrders.priceTicks(side, ladder.best()));
        }
    }

    /** The price of the latest trade. */
    long lastTicks() {
        return fill.priceTicks;
    }

    /** Leaves an order to the auction: it trades nothing now. */
    void collect(Incoming taker) {
        taker.lots = executableLots(taker);
        metItself = false;
        capped = false;
    }

    private long executableLots(Incoming taker) {
        long reducible = taker.reduceOnly ? accounts.reducible(taker.accountSlot, taker.side) : Long.MAX_VALUE;
        return Math.min(taker.openLots, reducible);
    }

    private void meetLevel(Incoming taker, int level) {
        int order = resting.levels.first(level);
        while (order != Orders.NONE && taker.lots > 0 && !metItself) {
            int next = resting.orders.next(order);
            meet(taker, order);
            order = next;
        }
        if (resting.holdsIcebergs()) {
            meetHidden(taker, level);
        }
    }

    /** What the shown lots of a level did not fill is shared among its icebergs; then those that are empty show anew. */
    private void meetHidden(Incoming taker, int level) {
        icebergs.find(level);
        if (icebergs.count() == 0) {
            return;
        }
        if (taker.lots > 0 && !metItself) {
            icebergs.share(taker.lots);
            for (int i = 0; i < icebergs.count(); i++) {
                if (icebergs.share(i) > 0) {
                    tradeHidden(taker, icebergs.order(i), icebergs.share(i));
                }
            }
        }
        for (int i = 0; i < icebergs.count(); i++) {
            showAnew(icebergs.order(i));
        }
    }

    private void tradeHidden(Incoming taker, int maker, long lots) {
        resting.fillHidden(maker, lots);
        trade(taker, maker, lots);
    }

    private void showAnew(int maker) {
        if (resting.orders.openLots(maker) == 0) {
            close(maker, CloseReason.FILLED);
        } else if (resting.orders.lots(maker) == 0) {
            resting.refresh(maker);
        }
    }

    private void meet(Incoming taker, int maker) {
        book.touch(resting.orders.accountSlot(maker));
        if (taker.selfTradePrevention != SelfTradePrevention.NONE
                && accounts.isSameTrader(taker.account, tradeGroup, resting.orders.accountSlot(maker))) {
            preventSelfTrade(taker.selfTradePrevention, maker);
            return;
        }
        if (resting.orders.isReduceOnly(maker)) {
            int makerSlot = resting.orders.accountSlot(maker);
            resting.cut(
                    maker, Math.min(resting.orders.lots(maker), accounts.reducible(makerSlot, resting.side(maker))));
        }
        if (resting.orders.lots(maker) > 0) {
            long lots = Math.min(taker.lots, resting.orders.lots(maker));
            resting.fill(maker, lots);
            trade(taker, maker, lots);
        }
        boolean showsAnew = resting.orders.isIceberg(maker) && resting.orders.hiddenLots(maker) > 0;
        if (resting.orders.lots(maker) == 0 && !showsAnew) {
            close(maker, resting.orders.openLots(maker) == 0 ? CloseReason.FILLED : CloseReason.REDUCE_ONLY);
        }
    }

    private void preventSelfTrade(SelfTradePrevention mode, int maker) {
        metItself = mode != SelfTradePrevention.EXPIRE_MAKER;
        if (mode != SelfTradePrevention.EXPIRE_TAKER) {
            close(maker, CloseReason.SELF_TRADE);
        }
    }

    private void trade(Incoming taker, int maker, long traded) {
        accounts.fill(taker.accountSlot, resting.orders.accountSlot(maker), taker.side, traded);
        taker.lots -= traded;
        taker.openLots -= traded;
        Check.that(traded > 0 && taker.lots >= 0, "a fill takes something, and not more than there is", traded);
        if (book.protections().isOn()) {
            countQuotes(taker, maker, traded);
        }
        fill.tradeNumber = book.nextTradeNumber();
        fill.takerOrderId = taker.orderId;
        fill.makerOrderId = resting.orders.id(maker);
        fill.takerAccount = taker.account;
        fill.makerAccount = resting.orders.account(maker);
        fill.takerSide = taker.side;
        fill.priceTicks = RestingOrders.priceTicks(taker.side.opposite(), resting.rank(maker));
        fill.lots = traded;
        fill.takerOpenLots = taker.openLots;
        fill.makerOpenLots = resting.orders.openLots(maker);
        listener.traded(fill);
    }

    private void countQuotes(Incoming taker, int maker, long lots) {
        if (taker.quote) {
            book.protections().count(taker.account, lots);
        }
        if (resting.isQuote(maker)) {
            book.protections().count(resting.orders.account(maker), lots);
        }
    }

    private void close(int order, CloseReason reason) {
        listener.closed(
                RequestId.NONE,
                resting.orders.id(order),
                resting.orders.account(order),
                reason,
                resting.orders.openLots(order));
        resting.remove(order);
    }
}
