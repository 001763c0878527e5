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
    private final TreeMap<Long, Liquidation> open = new TreeMap<>();

    Liquidations(Accounts accounts, Markets markets, Insurance insurance, Triggers triggers) {
        this.accounts = accounts;
        this.markets = markets;
        this.insurance = insurance;
        this.triggers = triggers;
        desk = new LiquidationDesk(accounts, markets, insurance);
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
        Liquidation running = open.get(account.id());
        if (running != null) {
            goOn(timeMillis, running, facts);
        }
        if (open.containsKey(account.id())) {
            bands.watch(account.id());
            return;
        }
        List<Holding> all = new ArrayList<>();
        Standing banded = new Standing(0, 0);
        boolean calm = true;
        for (Asset asset : Asset.values()) {
            if (!account.hasWallet(asset) || isLeftOut(account, asset)) {
                continue;
            }
            List<Holding> positions = Positions.cross(account, asset, markets);
            Standing standing = Standing.of(account, asset, positions, markets);
            if (standing.isEndangered()) {
                begin(timeMillis, account, asset, standing, facts);
                return;
            }
            if (!positions.isEmpty()) {
                calm &= calls.look(account, standing, positions, facts) && all.isEmpty();
                all = positions;
                banded = standing;
            }
        }
        if (calm) {
            bands.settle(account.id(), all, banded);
        } else {
            bands.watch(account.id());
        }
    }

    /**
     * Whether what an account has of an asset is not looked after yet: all assets of the account are its collateral, or
     * nothing but isolated positions rests on it. The fund pays nothing for such an account either.
     */
    private boolean isLeftOut(Account account, Asset asset) {
        return account.hasMultiAssets()
                || Positions.cross(account, asset, markets).isEmpty() && Positions.hasIsolated(account, asset, markets);
    }

    private void begin(long timeMillis, Account account, Asset asset, Standing standing, FactSink facts) {
        Liquidation liquidation = new Liquidation(account.id(), asset);
        open.put(account.id(), liquidation);
        bands.watch(account.id());
        account.frozen(true);
        accounts.touch(account, timeMillis);
        facts.append(
                Destination.ASSET,
                new LiquidationFact.Frozen(account.id(), 0, standing.equityUnits(), standing.maintenanceUnits()));
        endTriggers(account.id(), facts);
        for (int market : account.markets()) {
            if (account.openOrders(market) > 0) {
                desk.cancelAll(liquidation, market, CloseReason.LIQUIDATION, facts);
            }
        }
        goOn(timeMillis, liquidation, facts);
    }

    /** Nothing of an account in liquidation waits for a price. */
    private void endTriggers(long account, FactSink facts) {
        for (MarketState market : markets.all()) {
            for (WaitingTrigger each :
                    List.copyOf(triggers.of(account, market.spec().market()))) {
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
        List<Holding> positions = Positions.cross(account, liquidation.asset(), markets);
        Standing standing = Standing.of(account, liquidation.asset(), positions, markets);
        if (positions.isEmpty() && !settle(timeMillis, liquidation, account, facts)) {
            return;
        }
        if (positions.isEmpty() || !standing.isEndangered()) {
            release(timeMillis, account, Standing.of(account, liquidation.asset(), positions, markets), facts);
            return;
        }
        for (Holding holding : positions) {
            desk.step(timeMillis, liquidation, account, holding, standing, facts);
        }
    }

    /** Settles an account without positions with the fund; returns whether it owes nothing any more. */
    private boolean settle(long timeMillis, Liquidation liquidation, Account account, FactSink facts) {
        long walletUnits = account.walletUnits(liquidation.asset());
        MarketState market = markets.find(liquidation.lastMarket());
        if (market == null) {
            market = anyMarket(liquidation.asset());
        }
        if (market != null && (walletUnits < 0 || liquidation.isTakenOver())) {
            insurance.settle(timeMillis, account, market, facts);
        }
        return account.walletUnits(liquidation.asset()) >= 0;
    }

    private @Nullable MarketState anyMarket(Asset asset) {
        return markets.all().stream()
                .filter(each -> each.spec().quote() == asset)
                .findFirst()
                .orElse(null);
    }

    private void release(long timeMillis, Account account, Standing standing, FactSink facts) {
        open.remove(account.id());
        account.frozen(false);
        accounts.touch(account, timeMillis);
        facts.append(
                Destination.ASSET,
                new LiquidationFact.Released(account.id(), 0, standing.equityUnits(), standing.maintenanceUnits()));
    }

    /** The book has answered a command, or closed an order, with this id. */
    void answered(long timeMillis, RequestId request, long account, FactSink facts) {
        if (!desk.isOwn(request)) {
            return;
        }
        Liquidation liquidation = open.get(account);
        if (liquidation == null) {
            desk.answeredForFund(request);
            return;
        }
        liquidation.answered();
        goOn(timeMillis, liquidation, facts);
    }

    /** What stands behind the positions of an account in liquidation; fees take no more than that. At least 0. */
    long leftUnits(Account account, Asset asset) {
        Standing standing = Standing.of(account, asset, Positions.cross(account, asset, markets), markets);
        return Math.max(0, standing.equityUnits());
    }

    /** Takes the fee of a liquidation for what was filled, as far as the account can pay it. Returns it. */
    long charge(Account account, MarketState market, long notionalUnits) {
        long fullUnits = Exact.mulDivCeil(notionalUnits, market.spec().fees().liquidationPpm(), Exact.PPM);
        long feeUnits = Math.min(fullUnits, leftUnits(account, market.spec().quote()));
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
        open.put(liquidation.account(), liquidation);
        accounts.at(liquidation.account()).frozen(true);
    }

    LiquidationDesk desk() {
        return desk;
    }

    MarginCalls calls() {
        return calls;
    }
}
