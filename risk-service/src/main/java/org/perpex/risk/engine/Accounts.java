package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/** All accounts, their open orders by id, the sums of their money, and which of them changed. */
final class Accounts {

    private final Markets markets;
    private final Long2ObjectHashMap<Account> byId = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<OpenOrder> orders = new Long2ObjectHashMap<>();
    private final AssetTotals[] totals;
    private final List<Account> changed = new ArrayList<>();
    private LongHashSet touched = new LongHashSet();
    private long lastOrderId;

    Accounts(Markets markets) {
        this.markets = markets;
        totals = Arrays.stream(Asset.values()).map(AssetTotals::new).toArray(AssetTotals[]::new);
    }

    @Nullable
    Account find(long account) {
        return byId.get(account);
    }

    Account at(long account) {
        Account found = byId.get(account);
        if (found == null) {
            throw new IllegalStateException("no such account: " + account);
        }
        return found;
    }

    /** Returns the account, opening it if it is new; null if there is no room for another. */
    @Nullable
    Account open(long account) {
        Account found = byId.get(account);
        if (found == null && byId.size() < Limits.ACCOUNTS_MAX) {
            found = new Account(account);
            byId.put(account, found);
        }
        return found;
    }

    int count() {
        return byId.size();
    }

    /** The ids of all accounts, rising. */
    long[] sortedIds() {
        long[] ids = new long[byId.size()];
        Long2ObjectHashMap<Account>.KeyIterator keys = byId.keySet().iterator();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = keys.nextLong();
        }
        Arrays.sort(ids);
        return ids;
    }

    /** The account's holding of one-way mode in a market, made if it has none. */
    Holding holding(Account account, MarketState market) {
        return holding(account, market, PositionSide.BOTH);
    }

    /** The account's holding in a market, made if it has none, with the default leverage if nothing was chosen there. */
    Holding holding(Account account, MarketState market, PositionSide side) {
        int number = market.spec().market();
        Holding holding = account.holding(number, side);
        if (holding == null) {
            holding = prospect(account, market, side);
            account.addHolding(holding);
        }
        return holding;
    }

    /** The holding that the account has in a market or would have; nothing is changed by asking. */
    static Holding prospect(Account account, MarketState market, PositionSide side) {
        int number = market.spec().market();
        Holding holding = account.holding(number, side);
        if (holding != null) {
            return holding;
        }
        MarketSettings settings = account.settings(number);
        return new Holding(number, side, settings != null ? settings : new MarketSettings(market.leverageDefault()));
    }

    /** The holding that an order works on. */
    Holding holding(OpenOrder order) {
        return holding(
                at(order.details().account()),
                markets.at(order.details().market()),
                order.details().positionSide());
    }

    @Nullable
    OpenOrder order(long orderId) {
        return orders.get(orderId);
    }

    /** The open order that an id or, where that is 0, a client order id names, if it is that account's and market's. */
    @Nullable
    OpenOrder order(long account, int market, long orderId, String clientOrderId) {
        Account owner = byId.get(account);
        if (owner == null) {
            return null;
        }
        OpenOrder order = orderId != 0 ? orders.get(orderId) : owner.order(clientOrderId);
        return order != null
                        && order.details().account() == account
                        && order.details().market() == market
                ? order
                : null;
    }

    /** The ids of all open orders, rising. */
    long[] sortedOrderIds() {
        long[] ids = new long[orders.size()];
        Long2ObjectHashMap<OpenOrder>.KeyIterator keys = orders.keySet().iterator();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = keys.nextLong();
        }
        Arrays.sort(ids);
        return ids;
    }

    int openOrders() {
        return orders.size();
    }

    void addOrder(Account account, Holding holding, OpenOrder order) {
        orders.put(order.id(), order);
        account.addOrder(order);
        holding.opened(markets.at(holding.market()), order);
    }

    void removeOrder(Account account, Holding holding, OpenOrder order) {
        orders.remove(order.id());
        account.removeOrder(order);
        holding.closed(markets.at(holding.market()), order);
    }

    long nextOrderId() {
        Check.that(lastOrderId + 1 < Limits.ORDER_ID_MAX, "order ids last", lastOrderId);
        return ++lastOrderId;
    }

    long lastOrderId() {
        return lastOrderId;
    }

    void restoreLastOrderId(long orderId) {
        lastOrderId = orderId;
    }

    AssetTotals totals(Asset asset) {
        return totals[asset.ordinal()];
    }

    /** Adds to a wallet; negative takes away. The other side of it is for the caller to book. */
    void moveWallet(Account account, Asset asset, long deltaUnits) {
        account.setWallet(asset, Math.addExact(account.walletUnits(asset), deltaUnits));
        totals(asset).walletMoved(deltaUnits);
    }

    /** Applies a fill to a position and books what it realises. Returns that. */
    long trade(Account account, Holding holding, Side side, long priceTicks, long lots) {
        MarketState market = markets.at(holding.market());
        long lotsBefore = holding.positionLots();
        long entryBefore = holding.entryValueUnits();
        long realizedUnits = holding.trade(market, side, priceTicks, lots);
        market.moved(lotsBefore, holding.positionLots(), entryBefore, holding.entryValueUnits());
        market.realized(realizedUnits);
        Asset quote = market.spec().quote();
        totals(quote).realized(realizedUnits);
        moveWallet(account, quote, realizedUnits);
        return realizedUnits;
    }

    /** Takes a fee from a wallet, or gives a rebate where it is negative. */
    void charge(Account account, Asset asset, long feeUnits) {
        totals(asset).feeTaken(feeUnits);
        moveWallet(account, asset, Math.negateExact(feeUnits));
    }

    /** Notes that an account changed at a time. */
    void touch(Account account, long timeMillis) {
        account.touch(timeMillis);
        touched.add(account.id());
        if (account.markChanged()) {
            changed.add(account);
        }
    }

    /** The accounts that were touched since this was last asked. */
    LongHashSet drainTouched() {
        LongHashSet drained = touched;
        touched = new LongHashSet();
        return drained;
    }

    void touchAll() {
        for (long id : sortedIds()) {
            touched.add(id);
        }
    }

    /** The accounts that changed since {@link #forgetChanged}, in order of their first change. */
    List<Account> changed() {
        return changed;
    }

    void forgetChanged() {
        changed.forEach(Account::clearChanged);
        changed.clear();
    }

    void checkConserved() {
        for (AssetTotals each : totals) {
            each.checkConserved();
        }
    }
}
