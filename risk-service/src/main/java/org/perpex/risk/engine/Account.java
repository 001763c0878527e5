package org.perpex.risk.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;

/** A trading account: its futures wallets, its holdings by market, its open orders by client order id. */
final class Account {

    private static final int[] NO_MARKETS = {};

    private final long id;
    private final long[] walletUnits = new long[Limits.ASSET_CODE_MAX + 1];
    private int walletCodes;
    private final Int2ObjectHashMap<Holding> holdings = new Int2ObjectHashMap<>();
    private int[] markets = NO_MARKETS;
    private final Map<String, OpenOrder> ordersByClientId = new HashMap<>();
    private long tradeGroup;
    private long tradeGroupVersion;
    private long updatedMillis;
    private boolean changed;

    Account(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    long walletUnits(Asset asset) {
        return walletUnits[asset.code];
    }

    /** Whether the account ever held the asset in its futures wallet. */
    boolean hasWallet(Asset asset) {
        return (walletCodes & 1 << asset.code) != 0;
    }

    void setWallet(Asset asset, long units) {
        walletCodes |= 1 << asset.code;
        walletUnits[asset.code] = units;
    }

    @Nullable
    Holding holding(int market) {
        return holdings.get(market);
    }

    void addHolding(Holding holding) {
        holdings.put(holding.market(), holding);
        markets = Arrays.copyOf(markets, markets.length + 1);
        markets[markets.length - 1] = holding.market();
        Arrays.sort(markets);
    }

    /** The markets that the account has a holding in, rising. */
    int[] markets() {
        return markets;
    }

    @Nullable
    OpenOrder order(String clientOrderId) {
        return ordersByClientId.get(clientOrderId);
    }

    void addOrder(OpenOrder order) {
        ordersByClientId.put(order.details().clientOrderId(), order);
    }

    void removeOrder(OpenOrder order) {
        ordersByClientId.remove(order.details().clientOrderId(), order);
    }

    /** The group that self-trade prevention treats as one trader; 0: the sub-accounts of its user alone. */
    long tradeGroup() {
        return tradeGroup;
    }

    /** The version of that setting; 0 if it was never set. */
    long tradeGroupVersion() {
        return tradeGroupVersion;
    }

    void tradeGroup(long group, long version) {
        tradeGroup = group;
        tradeGroupVersion = version;
    }

    long updatedMillis() {
        return updatedMillis;
    }

    void touch(long timeMillis) {
        updatedMillis = timeMillis;
    }

    /** Marks the account as changed since the last look; returns whether it was not yet marked. */
    boolean markChanged() {
        boolean first = !changed;
        changed = true;
        return first;
    }

    void clearChanged() {
        changed = false;
    }
}
