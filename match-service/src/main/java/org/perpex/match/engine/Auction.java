package org.perpex.match.engine;

import org.perpex.common.core.Check;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;

/** Trades a crossed book at one price, and tells that price while orders are still collected. Not thread-safe. */
final class Auction {

    private final OrderBook book;
    private final RestingOrders resting;
    private final Accounts accounts;
    private final BookListener listener;
    private final Uncrossing uncrossing;
    private final OpenInterest openInterest;
    private final Fill fill = new Fill();
    private long saidTicks;
    private long saidLots;
    private long saidImbalanceLots;

    Auction(OrderBook book, RestingOrders resting, OpenInterest openInterest, BookListener listener) {
        this.openInterest = openInterest;
        this.book = book;
        this.resting = resting;
        this.accounts = resting.accounts;
        this.listener = listener;
        this.uncrossing = new Uncrossing(resting);
    }

    /** Says the price at which the auction would end now, if it is another than was said last. */
    void indicate() {
        if (isNews()) {
            listener.priceIndicated(saidTicks, saidLots, saidImbalanceLots);
        }
    }

    /** The price of the latest trade. */
    long lastTicks() {
        return fill.priceTicks;
    }

    /** Ends the collecting: the next time begins with nothing indicated. */
    void end() {
        saidTicks = Uncrossing.NO_PRICE;
        saidLots = 0;
        saidImbalanceLots = 0;
    }

    /** Takes the price at which the auction would end now for what everybody knows; returns whether it is another. */
    boolean isNews() {
        uncrossing.find(book.markTicks());
        boolean news = saidTicks != uncrossing.priceTicks()
                || saidLots != uncrossing.lots()
                || saidImbalanceLots != uncrossing.imbalanceLots();
        saidTicks = uncrossing.priceTicks();
        saidLots = uncrossing.lots();
        saidImbalanceLots = uncrossing.imbalanceLots();
        return news;
    }

    /**
     * Trades what crosses. What self-trade prevention and reduce-only take away may leave the book crossed: then
     * another round, with a price of its own, trades what is left.
     */
    void uncross() {
        while (resting.isCrossed()) {
            uncrossing.find(book.markTicks());
            round(uncrossing.priceTicks());
        }
    }

    private void round(long priceTicks) {
        int buy = first(Side.BUY, priceTicks);
        int sell = first(Side.SELL, priceTicks);
        Check.that(buy != Orders.NONE && sell != Orders.NONE, "a crossed book has a price that both sides take");
        while (buy != Orders.NONE && sell != Orders.NONE) {
            boolean buyIsLater = resting.orders.id(buy) > resting.orders.id(sell);
            meet(buyIsLater ? buy : sell, buyIsLater ? sell : buy, priceTicks);
            buy = first(Side.BUY, priceTicks);
            sell = first(Side.SELL, priceTicks);
        }
    }

    /** Returns the first order of a side in price and time that trades at a price, or none. */
    private int first(Side side, long priceTicks) {
        int best = resting.ladder(side).best();
        return best > RestingOrders.rank(side, priceTicks)
                ? Orders.NONE
                : resting.levels.first(resting.ladder(side).levelAt(best));
    }

    /** The later of the two counts as the taker. */
    private void meet(int taker, int maker, long priceTicks) {
        book.touch(resting.orders.accountSlot(taker));
        book.touch(resting.orders.accountSlot(maker));
        if (meetsItself(taker, maker)) {
            preventSelfTrade(taker, maker);
        } else if (covers(maker) && covers(taker)) {
            trade(taker, maker, priceTicks);
        }
    }

    private boolean meetsItself(int taker, int maker) {
        int slot = resting.orders.accountSlot(taker);
        return resting.orders.selfTradePrevention(taker) != SelfTradePrevention.NONE
                && accounts.isSameTrader(
                        resting.orders.account(taker), accounts.tradeGroup(slot), resting.orders.accountSlot(maker));
    }

    private void preventSelfTrade(int taker, int maker) {
        SelfTradePrevention mode = resting.orders.selfTradePrevention(taker);
        if (mode != SelfTradePrevention.EXPIRE_TAKER) {
            book.close(RequestId.NONE, maker, CloseReason.SELF_TRADE);
        }
        if (mode != SelfTradePrevention.EXPIRE_MAKER) {
            book.close(RequestId.NONE, taker, CloseReason.SELF_TRADE);
        }
    }

    /** Cuts a reduce-only order to what its position covers; closes it, and returns false, if that is nothing. */
    private boolean covers(int order) {
        if (!resting.orders.isReduceOnly(order)) {
            return true;
        }
        long lots = accounts.reducible(resting.orders.accountSlot(order), resting.side(order));
        if (lots == 0) {
            book.closeReduceOnly(order);
            return false;
        }
        resting.cut(order, Math.min(resting.orders.lots(order), lots));
        return true;
    }

    private void trade(int taker, int maker, long priceTicks) {
        Side takerSide = resting.side(taker);
        long admittedLots = openInterest.admittedLots(resting.orders.accountSlot(taker), takerSide);
        if (admittedLots == 0) {
            book.close(RequestId.NONE, taker, CloseReason.OPEN_INTEREST);
            return;
        }
        long lots = Math.min(Math.min(executableLots(taker), executableLots(maker)), admittedLots);
        accounts.fill(resting.orders.accountSlot(taker), resting.orders.accountSlot(maker), takerSide, lots);
        resting.fillWhole(taker, lots);
        resting.fillWhole(maker, lots);
        countQuote(taker, lots);
        countQuote(maker, lots);
        fill.tradeNumber = book.nextTradeNumber();
        fill.takerOrderId = resting.orders.id(taker);
        fill.makerOrderId = resting.orders.id(maker);
        fill.takerAccount = resting.orders.account(taker);
        fill.makerAccount = resting.orders.account(maker);
        fill.takerSide = takerSide;
        fill.priceTicks = priceTicks;
        fill.lots = lots;
        fill.takerOpenLots = resting.orders.openLots(taker);
        fill.makerOpenLots = resting.orders.openLots(maker);
        listener.traded(fill);
        closeIfDone(maker);
        closeIfDone(taker);
    }

    private void countQuote(int order, long lots) {
        if (resting.isQuote(order)) {
            book.protections().count(resting.orders.account(order), lots);
        }
    }

    /** What an iceberg hides trades too. */
    private long executableLots(int order) {
        return resting.orders.isReduceOnly(order) ? resting.orders.lots(order) : resting.orders.openLots(order);
    }

    private void closeIfDone(int order) {
        if (resting.orders.openLots(order) == 0) {
            book.close(RequestId.NONE, order, CloseReason.FILLED);
        } else if (resting.orders.lots(order) == 0) {
            book.closeReduceOnly(order);
        }
    }
}
