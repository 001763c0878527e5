package org.perpex.match.engine;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.AccountId;
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
    private final Fill fill = new Fill();
    private long lots;
    private long openLots;
    private boolean metItself;

    Matching(OrderBook book, RestingOrders resting, BookListener listener) {
        this.book = book;
        this.resting = resting;
        this.accounts = resting.accounts;
        this.listener = listener;
    }

    /** What of the taker could still execute after {@link #run}. */
    long lots() {
        return lots;
    }

    /** What of the taker was not traded by {@link #run}. */
    long openLots() {
        return openLots;
    }

    /** Whether self-trade prevention expired the taker. */
    boolean metItself() {
        return metItself;
    }

    /** Whether two accounts belong to the same user: one trade group. */
    static boolean sameUser(long account, long other) {
        return (account ^ other) >>> Integer.numberOfTrailingZeros(AccountId.SUB_ACCOUNT_MAX + 1) == 0;
    }

    /** Trades what crosses. */
    void run(OrderDetails taker, int takerSlot) {
        Side side = taker.side().opposite();
        PriceLadder ladder = resting.ladder(side);
        int limit = RestingOrders.rank(side, taker.priceTicks());
        openLots = taker.sizeLots();
        lots = taker.reduceOnly() ? Math.min(openLots, accounts.reducible(takerSlot, taker.side())) : openLots;
        metItself = false;
        while (lots > 0 && !metItself && ladder.best() <= limit && ladder.best() != PriceLadder.NO_RANK) {
            meetLevel(taker, takerSlot, ladder.levelAt(ladder.best()));
        }
    }

    private void meetLevel(OrderDetails taker, int takerSlot, int level) {
        int order = resting.levels.first(level);
        while (order != Orders.NONE && lots > 0 && !metItself) {
            int next = resting.orders.next(order);
            meet(taker, takerSlot, order);
            order = next;
        }
    }

    private void meet(OrderDetails taker, int takerSlot, int maker) {
        book.touch(resting.orders.accountSlot(maker));
        if (taker.selfTradePrevention() != SelfTradePrevention.NONE
                && sameUser(taker.account(), resting.orders.account(maker))) {
            preventSelfTrade(taker.selfTradePrevention(), maker);
            return;
        }
        if (resting.orders.isReduceOnly(maker)) {
            int makerSlot = resting.orders.accountSlot(maker);
            resting.cut(
                    maker, Math.min(resting.orders.lots(maker), accounts.reducible(makerSlot, resting.side(maker))));
        }
        if (resting.orders.lots(maker) > 0) {
            trade(taker, takerSlot, maker);
        }
        if (resting.orders.lots(maker) == 0) {
            close(maker, resting.orders.openLots(maker) == 0 ? CloseReason.FILLED : CloseReason.REDUCE_ONLY);
        }
    }

    private void preventSelfTrade(SelfTradePrevention mode, int maker) {
        metItself = mode != SelfTradePrevention.EXPIRE_MAKER;
        if (mode != SelfTradePrevention.EXPIRE_TAKER) {
            close(maker, CloseReason.SELF_TRADE);
        }
    }

    private void trade(OrderDetails taker, int takerSlot, int maker) {
        long traded = Math.min(lots, resting.orders.lots(maker));
        resting.fill(maker, traded);
        accounts.fill(takerSlot, resting.orders.accountSlot(maker), taker.side(), traded);
        lots -= traded;
        openLots -= traded;
        Check.that(traded > 0 && lots >= 0, "a fill takes something, and not more than there is", traded);
        fill.tradeNumber = book.nextTradeNumber();
        fill.takerOrderId = taker.orderId();
        fill.makerOrderId = resting.orders.id(maker);
        fill.takerAccount = taker.account();
        fill.makerAccount = resting.orders.account(maker);
        fill.takerSide = taker.side();
        fill.priceTicks = RestingOrders.priceTicks(taker.side().opposite(), resting.rank(maker));
        fill.lots = traded;
        fill.takerOpenLots = openLots;
        fill.makerOpenLots = resting.orders.openLots(maker);
        listener.traded(fill);
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
