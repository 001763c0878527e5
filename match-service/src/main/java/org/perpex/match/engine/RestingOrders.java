package org.perpex.match.engine;

import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongHashSet;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/**
 * The orders that wait in one market: by side, price and time, by account, and by id. Not thread-safe.
 */
final class RestingOrders {

    final Orders orders = new Orders();
    final Sides sides = new Sides(orders);
    final Levels levels = sides.levels;
    final Accounts accounts;
    private final int market;
    private final ExpiryQueue expiry;
    private final Long2LongHashMap visibleLots = new Long2LongHashMap(0);
    private int reduceOnlyCount;
    private final LongHashSet quotes = new LongHashSet();

    RestingOrders(int market, Accounts accounts, ExpiryQueue expiry) {
        this.market = market;
        this.accounts = accounts;
        this.expiry = expiry;
    }

    PriceLadder ladder(Side side) {
        return sides.ladder(side);
    }

    /** Returns the rank of a price on a side: see {@link Sides#rank}. */
    static int rank(Side side, long priceTicks) {
        return Sides.rank(side, priceTicks);
    }

    static long priceTicks(Side side, int rank) {
        return Sides.priceTicks(side, rank);
    }

    /** Returns the slot of an order, or {@link Orders#NONE}. */
    int find(long orderId) {
        return orders.find(orderId);
    }

    Side side(int order) {
        return orders.side(order);
    }

    int rank(int order) {
        return orders.rank(order);
    }

    long priceTicks(int order) {
        return priceTicks(side(order), rank(order));
    }

    /** Whether any reduce-only order rests: if none, nothing but a fill can change what executes. */
    boolean holdsReduceOnly() {
        return reduceOnlyCount > 0;
    }

    /** Whether an order counts for the protection of its account. */
    boolean isQuote(int order) {
        return !quotes.isEmpty() && quotes.contains(orders.id(order));
    }

    /** Whether any order rests that counts for the protection of its account. */
    boolean holdsQuotes() {
        return !quotes.isEmpty();
    }

    /** Whether any iceberg rests. */
    boolean holdsIcebergs() {
        return !visibleLots.isEmpty();
    }

    /** Puts what is left of an order at the end of its level. */
    void add(OrderDetails placed, Incoming now) {
        Check.that(now.lots > 0, "an order rests with something to execute", placed.orderId());
        int order = orders.take(placed.orderId(), placed.account());
        orders.lots(order, now.lots, now.openLots);
        orders.sizeLots(order, placed.sizeLots());
        if (placed.terms().visibleLots() > 0) {
            orders.markIceberg(order);
            visibleLots.put(placed.orderId(), placed.terms().visibleLots());
            show(order);
        }
        orders.selfTradePrevention(order, placed.selfTradePrevention());
        sides.append(order, now.side, rank(now.side, now.priceTicks));
        addToAccount(order, now.accountSlot);
        if (placed.timeInForce() == TimeInForce.GTX) {
            orders.markPostOnly(order);
            if (placed.terms().reprice()) {
                orders.markRepriced(order);
            }
        }
        if (placed.terms().quote()) {
            quotes.add(placed.orderId());
        }
        if (placed.reduceOnly()) {
            orders.markReduceOnly(order);
            accounts.countReduceOnly(now.accountSlot, 1);
            reduceOnlyCount++;
        }
        if (placed.timeInForce() == TimeInForce.GTD) {
            orders.markDated(order);
            expiry.add(placed.goodTillMillis(), placed.orderId(), market);
        }
    }

    /** Puts an order at the end of its level that asks for nothing but price and size. Returns the level. */
    int addPlain(Incoming now) {
        int order = orders.take(now.orderId, now.account);
        orders.lots(order, now.lots, now.openLots);
        orders.sizeLots(order, now.openLots);
        orders.selfTradePrevention(order, now.selfTradePrevention);
        addToAccount(order, now.accountSlot);
        return sides.appendSaid(order, now.side, rank(now.side, now.priceTicks));
    }

    /**
     * Takes an order out of the book that asks for nothing but price and size, and forgets its account if that leaves
     * nothing of it.
     */
    void removePlain(int order) {
        int accountSlot = orders.accountSlot(order);
        sides.removeSaid(order);
        removeFromAccount(order, accountSlot);
        orders.release(order);
        accounts.settle(accountSlot);
    }

    private void addToAccount(int order, int accountSlot) {
        int last = accounts.lastOrder(accountSlot);
        if (last == Orders.NONE) {
            accounts.firstOrder(accountSlot, order);
        }
        orders.accountSlot(order, accountSlot);
        orders.linkInAccount(order, last);
        accounts.lastOrder(accountSlot, order);
    }

    /** Takes lots off an order that a fill took from it. */
    void fill(int order, long lots) {
        sides.add(orders.level(order), -lots);
        orders.lots(order, orders.lots(order) - lots, orders.openLots(order) - lots);
    }

    /** What an iceberg shows at most; 0 of an order that shows everything. */
    long visibleLots(int order) {
        return orders.isIceberg(order) ? visibleLots.get(orders.id(order)) : 0;
    }

    private void show(int order) {
        long openLots = orders.openLots(order);
        orders.lots(order, Math.min(openLots, visibleLots.get(orders.id(order))), openLots);
    }

    /** Shows of an order what it showed when a snapshot was taken. */
    void restoreShown(int order, long lots) {
        levels.add(orders.level(order), lots - orders.lots(order));
        orders.lots(order, lots, orders.openLots(order));
    }

    /** Takes lots off an iceberg that it did not show. */
    void fillHidden(int order, long lots) {
        orders.lots(order, orders.lots(order), orders.openLots(order) - lots);
    }

    /** Takes lots off an order, hidden ones too. It keeps its place, and an iceberg shows what it may of the rest. */
    void fillWhole(int order, long lots) {
        if (!orders.isIceberg(order)) {
            fill(order, lots);
            return;
        }
        int level = orders.level(order);
        long openLots = orders.openLots(order) - lots;
        long shownLots = Math.min(openLots, visibleLots.get(orders.id(order)));
        sides.add(level, shownLots - orders.lots(order));
        orders.lots(order, shownLots, openLots);
    }

    /** Returns the ids of all orders, in rising order. */
    long[] sortedIds() {
        return orders.sortedIds();
    }

    /** Lets an iceberg whose shown part is gone show the next, behind everybody at its price. */
    void refresh(int order) {
        Side side = side(order);
        int rank = rank(order);
        sides.remove(order);
        show(order);
        sides.append(order, side, rank);
    }

    /** Lowers what an order can execute; it keeps its place. */
    void cut(int order, long toLots) {
        long lots = orders.lots(order);
        if (toLots < lots) {
            sides.add(orders.level(order), toLots - lots);
            orders.lots(order, toLots, orders.openLots(order));
        }
    }

    /** Lowers the size of an order; it keeps its place, and what it was cut to stays cut. */
    void shrink(int order, long toSizeLots) {
        long openLots = orders.openLots(order) - (orders.sizeLots(order) - toSizeLots);
        cut(order, Math.min(orders.lots(order), openLots));
        orders.lots(order, orders.lots(order), openLots);
        orders.sizeLots(order, toSizeLots);
    }

    /** Takes an order out of its level for a while: {@link #comeBack} or {@link #forget} follows in the same input. */
    void leave(int order) {
        sides.remove(order);
        if (orders.isReduceOnly(order)) {
            removeFromAccount(order, orders.accountSlot(order));
        }
    }

    /** Puts an order that left its level behind everybody at its new price. */
    void comeBack(int order, Incoming now, long sizeLots) {
        Check.that(now.lots > 0, "an order rests with something to execute", now.orderId);
        orders.lots(order, now.lots, now.openLots);
        orders.sizeLots(order, sizeLots);
        if (orders.isIceberg(order)) {
            show(order);
        }
        sides.append(order, now.side, rank(now.side, now.priceTicks));
        // An account's list tells the age of its reduce-only orders; of the others it needs no order.
        if (orders.isReduceOnly(order)) {
            addToAccount(order, now.accountSlot);
        }
    }

    /** Takes an order out of the book. */
    void remove(int order) {
        leave(order);
        forget(order);
    }

    /** Takes an order that left its level out of the book. */
    void forget(int order) {
        if (!quotes.isEmpty()) {
            quotes.remove(orders.id(order));
        }
        long orderId = orders.id(order);
        int accountSlot = orders.accountSlot(order);
        if (!orders.isReduceOnly(order)) {
            removeFromAccount(order, accountSlot);
        }
        if (orders.isReduceOnly(order)) {
            accounts.countReduceOnly(accountSlot, -1);
            reduceOnlyCount--;
        }
        if (orders.isIceberg(order)) {
            visibleLots.remove(orderId);
        }
        if (orders.isDated(order)) {
            expiry.remove(orderId);
        }
        orders.release(order);
    }

    private void removeFromAccount(int order, int accountSlot) {
        if (accounts.firstOrder(accountSlot) == order) {
            accounts.firstOrder(accountSlot, orders.nextOfAccount(order));
        }
        if (accounts.lastOrder(accountSlot) == order) {
            accounts.lastOrder(accountSlot, orders.previousOfAccount(order));
        }
        orders.unlinkFromAccount(order);
    }

    /** Whether an order of a side would meet one of the other side at a price. */
    boolean crosses(Side side, long priceTicks) {
        return sides.crosses(side, priceTicks);
    }

    /** Returns whether the best bid is at or above the best ask. */
    boolean isCrossed() {
        return sides.isCrossed();
    }
}
