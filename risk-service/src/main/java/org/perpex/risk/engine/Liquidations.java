package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.Exact;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TriggerEnd;

/**
 * Finds accounts that cannot carry their positions and works these off, step by step, as
 * {@code docs/concepts/liquidation.md} states it. Accounts are looked at when prices change, in order of their ids; those
 * in liquidation also whenever the book has answered, and at each tick. Not thread-safe.
 */
final class Liquidations {

    private final Accounts accounts;
    private final Markets markets;
    private final Insurance insurance;
    private final Triggers triggers;
    private final LiquidationDesk desk;
    private final MarginCalls calls;
    private final SafeBands bands;
    private final Stakes stakes;
    private final MarginDraws draws;
    private final TreeMap<Scope, Liquidation> open = new TreeMap<>();

    Liquidations(Accounts accounts, Markets markets, Insurance insurance, Ranks ranks, Triggers triggers) {
        this.accounts = accounts;
        this.markets = markets;
        this.insurance = insurance;
        this.triggers = triggers;
        stakes = new Stakes(markets);
        draws = new MarginDraws(accounts, markets);
        desk = new LiquidationDesk(accounts, markets, insurance, ranks);
        calls = new MarginCalls(markets);
        bands = new SafeBands(markets);
    }

    /** Looks at everybody whom new prices may have brought into danger. */
    void look(long timeMillis, FactSink facts) {
        LongHashSet touched = accounts.drainTouched();
        for (long id : bands.leavers(touched)) {
            if (id != Insurance.ACCOUNT) {
                check(timeMillis, accounts.at(id), facts);
            }
        }
        desk.coverFund(facts);
    }

    /** Goes on with what waited for time to pass. */
    void goOn(long timeMillis, FactSink facts) {
        for (Liquidation each : new ArrayList<>(open.values())) {
            goOn(timeMillis, each, facts);
        }
    }

    private void check(long timeMillis, Account account, FactSink facts) {
        for (Liquidation each : of(account.id())) {
            goOn(timeMillis, each, facts);
        }
        draws.draw(timeMillis, account, facts);
        List<Stake> all = stakes.of(account);
        boolean calm = !standsOnPrices(account);
        for (Stake stake : all) {
            calm &= check(timeMillis, account, stake, facts);
        }
        if (calm) {
            bands.settle(account.id(), all);
        } else {
            bands.watch(account.id());
        }
    }

    /** Whether what an account stands on moves with the prices of its assets, so that no band holds. */
    private static boolean standsOnPrices(Account account) {
        if (!account.hasMultiAssets()) {
            return false;
        }
        boolean owes = false;
        for (Asset asset : Asset.values()) {
            owes |= account.walletUnits(asset) < 0;
        }
        return owes || !Positions.cross(account).isEmpty();
    }

    /** Looks at what stands on the same money; returns whether that is far from danger. */
    private boolean check(long timeMillis, Account account, Stake stake, FactSink facts) {
        if (open.containsKey(stake.scope())) {
            return false;
        }
        if (!stake.standing().isEndangered()) {
            return stake.isEmpty() || calls.look(stake, facts);
        }
        // What an account owes may come back from an isolated position that is being closed.
        if (!stake.isEmpty() || !account.hasFrozenPositions()) {
            begin(timeMillis, account, stake, facts);
        }
        return false;
    }

    private List<Liquidation> of(long account) {
        return List.copyOf(
                open.subMap(Scope.cross(account), Scope.cross(account + 1)).values());
    }

    private void begin(long timeMillis, Account account, Stake stake, FactSink facts) {
        Liquidation liquidation = new Liquidation(stake.scope(), stake.asset());
        open.put(stake.scope(), liquidation);
        account.freeze(stake.scope(), true);
        accounts.touch(account, timeMillis);
        Standing standing = stake.standing();
        facts.append(
                Destination.ASSET,
                new LiquidationFact.Frozen(
                        account.id(), stake.scope().market(), standing.equityUnits(), standing.maintenanceUnits()));
        endTriggers(stake.scope(), facts);
        for (int market : account.markets()) {
            if (stake.scope().covers(market) && account.openOrders(market) > 0) {
                desk.cancelAll(liquidation, market, CloseReason.LIQUIDATION, facts);
            }
        }
        goOn(timeMillis, liquidation, facts);
    }

    /** Nothing that is in liquidation waits for a price. */
    private void endTriggers(Scope scope, FactSink facts) {
        for (MarketState market : markets.all()) {
            int number = market.spec().market();
            List<WaitingTrigger> waiting = scope.covers(number) ? triggers.of(scope.account(), number) : List.of();
            for (WaitingTrigger each : List.copyOf(waiting)) {
                triggers.remove(each);
                facts.append(
                        Destination.ASSET,
                        new TriggerFact.Ended(each.details(), RequestId.NONE, TriggerEnd.LIQUIDATION));
            }
        }
    }

    private void goOn(long timeMillis, Liquidation liquidation, FactSink facts) {
        if (liquidation.isWaiting()) {
            return;
        }
        Account account = accounts.at(liquidation.account());
        Stake stake = stakes.of(account, liquidation);
        boolean owes = stake.isEmpty() && !liquidation.scope().isIsolated();
        if (owes && !settle(timeMillis, liquidation, account, facts)) {
            return;
        }
        if (stake.isEmpty() || !stake.standing().isEndangered()) {
            release(timeMillis, account, stakes.of(account, liquidation), facts);
            return;
        }
        for (Holding holding : stake.positions()) {
            desk.step(timeMillis, liquidation, account, holding, stake.standing(), facts);
        }
    }

    /**
     * Settles an account without cross positions: what it owes its isolated margin or its collateral pays, and the fund what
     * these cannot. Returns whether it owes nothing any more.
     */
    private boolean settle(long timeMillis, Liquidation liquidation, Account account, FactSink facts) {
        if (!account.hasMultiAssets()) {
            return settle(timeMillis, liquidation, account, liquidation.asset(), facts);
        }
        boolean settled = true;
        for (Asset asset : Asset.values()) {
            settled &= settle(timeMillis, liquidation, account, asset, facts);
        }
        return settled;
    }

    private boolean settle(long timeMillis, Liquidation liquidation, Account account, Asset asset, FactSink facts) {
        draws.payDebt(timeMillis, account, asset, facts);
        boolean owes = Positions.freeUnits(account, asset, markets) < 0;
        if (owes && account.hasFrozenPositions()) {
            return false;
        }
        MarketState market = marketOf(liquidation, asset);
        if (owes && market != null) {
            insurance.cover(timeMillis, account, market, facts);
        } else if (market != null && liquidation.isTakenOver() && asset == liquidation.asset()) {
            insurance.sweep(timeMillis, account, market, facts);
        }
        if (owes && account.hasMultiAssets()) {
            insurance.buyCollateral(timeMillis, account, asset, facts);
        }
        return Positions.freeUnits(account, asset, markets) >= 0;
    }

    /** The market whose pool is asked first: the one worked on last, else the first that settles in the asset. */
    private @Nullable MarketState marketOf(Liquidation liquidation, Asset asset) {
        MarketState market = markets.find(liquidation.lastMarket());
        return market != null && market.spec().quote() == asset ? market : anyMarket(asset);
    }

    private @Nullable MarketState anyMarket(Asset asset) {
        return markets.all().stream()
                .filter(each -> each.spec().quote() == asset)
                .findFirst()
                .orElse(null);
    }

    private void release(long timeMillis, Account account, Stake stake, FactSink facts) {
        open.remove(stake.scope());
        account.freeze(stake.scope(), false);
        accounts.touch(account, timeMillis);
        Standing standing = stake.standing();
        facts.append(
                Destination.ASSET,
                new LiquidationFact.Released(
                        account.id(), stake.scope().market(), standing.equityUnits(), standing.maintenanceUnits()));
    }

    /** The book has answered a command, or closed an order, with this id. */
    void answered(long timeMillis, RequestId request, long account, FactSink facts) {
        if (!desk.isOwn(request)) {
            return;
        }
        for (Liquidation each : of(account)) {
            if (each.answered(request)) {
                goOn(timeMillis, each, facts);
                return;
            }
        }
        desk.answeredForFund(request);
    }

    /**
     * What fees of a liquidation's fill may take at most: what stands behind cross positions, or what a fill of an
     * isolated one gave back. At least 0.
     */
    long feeBoundUnits(Account account, Holding holding, long givenBackUnits) {
        return Math.max(0, holding.isIsolated() ? givenBackUnits : stakes.behindUnits(account, holding));
    }

    /** Takes the fee of a liquidation for what was filled, no more than a bound. Returns it. */
    long charge(Account account, MarketState market, long notionalUnits, long boundUnits) {
        long fullUnits = Exact.mulDivCeil(notionalUnits, market.spec().fees().liquidationPpm(), Exact.PPM);
        long feeUnits = Math.min(fullUnits, boundUnits);
        insurance.charge(account, market, feeUnits);
        return feeUnits;
    }

    /** Forgets all bands, for tables that changed. */
    void lookAtAll() {
        accounts.touchAll();
    }

    Iterable<Liquidation> open() {
        return open.values();
    }

    int openCount() {
        return open.size();
    }

    /** Puts back what a snapshot kept. */
    void restore(Liquidation liquidation) {
        open.put(liquidation.scope(), liquidation);
        accounts.at(liquidation.account()).freeze(liquidation.scope(), true);
    }

    LiquidationDesk desk() {
        return desk;
    }

    MarginCalls calls() {
        return calls;
    }
}
