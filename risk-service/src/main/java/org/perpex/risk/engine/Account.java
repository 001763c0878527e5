package org.perpex.risk.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;

/** A trading account: its futures wallets, its holdings by market and position side, its open orders by client order id. */
final class Account {

    private static final int[] NO_MARKETS = {};
    private static final Holding[] NO_HOLDINGS = {};
    private static final int SIDE_BITS = 2;

    private final long id;
    private final long[] walletUnits = new long[Limits.ASSET_CODE_MAX + 1];
    private int walletCodes;
    private final Int2ObjectHashMap<Holding> holdings = new Int2ObjectHashMap<>();
    private Holding[] sorted = NO_HOLDINGS;
    private int[] markets = NO_MARKETS;
    private final Map<String, OpenOrder> ordersByClientId = new HashMap<>();
    private long tradeGroup;
    private long tradeGroupVersion;
    private boolean multiAssets;
    private PositionMode positionMode = PositionMode.ONE_WAY;
    private long updatedMillis;
    private boolean changed;
    private boolean frozen;
    private int frozenPositions;
    private @Nullable AccountLimits limits;
    private @Nullable OpenOrder oldestOrder;
    private @Nullable OpenOrder newestOrder;

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

    /** The holding of one-way mode in a market. */
    @Nullable
    Holding holding(int market) {
        return holding(market, PositionSide.BOTH);
    }

    @Nullable
    Holding holding(int market, PositionSide side) {
        return holdings.get(key(market, side));
    }

    private static int key(int market, PositionSide side) {
        return market << SIDE_BITS | side.code;
    }

    private static int key(Holding holding) {
        return key(holding.market(), holding.positionSide());
    }

    void addHolding(Holding holding) {
        holdings.put(key(holding), holding);
        sorted = Arrays.copyOf(sorted, sorted.length + 1);
        sorted[sorted.length - 1] = holding;
        Arrays.sort(sorted, Comparator.comparingInt(Account::key));
        markets = Arrays.stream(sorted).mapToInt(Holding::market).distinct().toArray();
    }

    /** Every holding, by market, then by position side. Not to be changed. */
    Holding[] holdings() {
        return sorted;
    }

    /** The markets that the account has a holding in, rising. Not to be changed. */
    int[] markets() {
        return markets;
    }

    /** What was chosen for a market; null if the account has no holding there. */
    @Nullable
    MarketSettings settings(int market) {
        for (Holding holding : sorted) {
            if (holding.market() == market) {
                return holding.settings();
            }
        }
        return null;
    }

    /** Whether all assets of the account are collateral. */
    boolean hasMultiAssets() {
        return multiAssets;
    }

    void multiAssets(boolean enabled) {
        multiAssets = enabled;
    }

    PositionMode positionMode() {
        return positionMode;
    }

    void positionMode(PositionMode mode) {
        positionMode = mode;
    }

    /** How many orders are open in all markets. */
    int openOrders() {
        return ordersByClientId.size();
    }

    /** How many orders are open in a market. */
    int openOrders(int market) {
        int count = 0;
        for (Holding holding : sorted) {
            count += holding.market() == market ? holding.openOrders() : 0;
        }
        return count;
    }

    @Nullable
    OpenOrder order(String clientOrderId) {
        return ordersByClientId.get(clientOrderId);
    }

    void addOrder(OpenOrder order) {
        ordersByClientId.put(order.details().clientOrderId(), order);
        order.follow(newestOrder);
        newestOrder = order;
        oldestOrder = oldestOrder == null ? order : oldestOrder;
    }

    void removeOrder(OpenOrder order) {
        ordersByClientId.remove(order.details().clientOrderId(), order);
        oldestOrder = oldestOrder == order ? order.newer() : oldestOrder;
        newestOrder = newestOrder == order ? order.older() : newestOrder;
        order.leave();
    }

    /** The open order that was placed first. */
    @Nullable
    OpenOrder oldestOrder() {
        return oldestOrder;
    }

    /** What an operator limits the account to; null if nobody ever did. */
    @Nullable
    AccountLimits limits() {
        return limits;
    }

    void limits(AccountLimits set) {
        limits = set;
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

    /** Whether the cross part of the account is in liquidation: it may cancel, and nothing else. */
    boolean isFrozen() {
        return frozen;
    }

    /** Whether the account may do nothing but cancel in a market. */
    boolean isFrozen(int market) {
        if (frozen || frozenPositions == 0) {
            return frozen;
        }
        MarketSettings settings = settings(market);
        return settings != null && settings.isFrozen();
    }

    /** Whether isolated positions are in liquidation. */
    boolean hasFrozenPositions() {
        return frozenPositions > 0;
    }

    /** Notes that a part of the account comes into liquidation, or leaves it. */
    void freeze(Scope scope, boolean inLiquidation) {
        if (!scope.isIsolated()) {
            frozen = inLiquidation;
            return;
        }
        int change = inLiquidation ? 1 : -1;
        frozenPositions += change;
        MarketSettings settings = settings(scope.market());
        if (settings != null) {
            settings.liquidate(change);
        }
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
