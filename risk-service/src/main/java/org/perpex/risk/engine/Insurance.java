package org.perpex.risk.engine;

import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;

/**
 * The insurance fund: a pool for each market and one per asset that they share. It takes liquidation fees and what the
 * backstop earns, and pays what bankrupt accounts lack: first from the market's pool, then from the shared one.
 */
final class Insurance {

    /** The fund's own account, which takes positions over. */
    static final long ACCOUNT = AccountId.INSURANCE_FUND.value();

    private final Accounts accounts;
    private final Markets markets;
    private final long[] poolUnits = new long[Limits.MARKETS_MAX + 1];
    private final long[] sharedUnits = new long[Limits.ASSET_CODE_MAX + 1];

    Insurance(Accounts accounts, Markets markets) {
        this.accounts = accounts;
        this.markets = markets;
    }

    long poolUnits(int market) {
        return poolUnits[market];
    }

    long sharedUnits(Asset asset) {
        return sharedUnits[asset.code];
    }

    /** What the fund can pay for a market, in units of its quote asset. */
    long availableUnits(int market) {
        long shared = Math.max(0, sharedUnits(markets.at(market).spec().quote()));
        return Math.max(0, Math.addExact(poolUnits[market], shared));
    }

    /** Takes a fee of a liquidation from an account. The fact of the fill says it. */
    void charge(Account account, MarketState market, long feeUnits) {
        Asset asset = market.spec().quote();
        accounts.moveWallet(account, asset, -feeUnits);
        accounts.totals(asset).insured(feeUnits);
        int number = market.spec().market();
        poolUnits[number] = Math.addExact(poolUnits[number], feeUnits);
    }

    /** Takes all that an account has left into a market's pool, but what is set aside for isolated positions. */
    void sweep(long timeMillis, Account account, MarketState market, FactSink facts) {
        accounts.touch(account, timeMillis);
        move(account, market, -Positions.freeUnits(account, market.spec().quote(), markets), facts);
    }

    /** Pays what an account owes and its collateral cannot pay, as far as the fund has it. */
    void cover(long timeMillis, Account account, MarketState market, FactSink facts) {
        accounts.touch(account, timeMillis);
        long lackUnits = lackUnits(account, market.spec().quote());
        move(account, market, Math.min(lackUnits, availableUnits(market.spec().market())), facts);
    }

    private long lackUnits(Account account, Asset debt) {
        long owedUnits = -Positions.freeUnits(account, debt, markets);
        for (Asset asset : Asset.values()) {
            if (account.hasMultiAssets() && account.walletUnits(asset) > 0) {
                owedUnits -= markets.collateral()
                        .sale(asset, account.walletUnits(asset), debt, owedUnits)
                        .paidUnits();
            }
        }
        return owedUnits;
    }

    /**
     * Evens out an isolated position that was closed without its owner's order: what its margin lacked a market's pool
     * pays, if need be by a debt; what was left of it after a take-over goes to the pool.
     *
     * @param leftUnits negative: what was lacking
     */
    void even(Account account, MarketState market, long leftUnits, FactSink facts) {
        move(account, market, -leftUnits, facts);
    }

    /**
     * Buys what an account has as collateral until it owes nothing of an asset, the first assets first. What the shared pool
     * pays and does not have it owes, until the house has sold what it took.
     */
    void buyCollateral(long timeMillis, Account account, Asset debt, FactSink facts) {
        accounts.touch(account, timeMillis);
        for (Asset asset : Asset.values()) {
            if (account.walletUnits(debt) < 0 && account.walletUnits(asset) > 0) {
                Collateral.Sale sale =
                        markets.collateral().sale(asset, account.walletUnits(asset), debt, -account.walletUnits(debt));
                share(account, asset, sale.takenUnits(), facts);
                share(account, debt, -sale.paidUnits(), facts);
            }
        }
    }

    /** Moves money from a wallet into a shared pool; negative: out of it. */
    private void share(Account account, Asset asset, long units, FactSink facts) {
        if (units != 0) {
            accounts.moveWallet(account, asset, -units);
            accounts.totals(asset).insured(units);
            sharedUnits[asset.code] = Math.addExact(sharedUnits[asset.code], units);
            say(account, 0, asset, -units, facts);
        }
    }

    /** Whatever the fund's own account earned or lost is the fund's: its wallet is empty after every input. */
    void settleOwn(Account account, MarketState market, FactSink facts) {
        if (account.id() == ACCOUNT) {
            move(account, market, -account.walletUnits(market.spec().quote()), facts);
        }
    }

    private void move(Account account, MarketState market, long paidUnits, FactSink facts) {
        if (paidUnits == 0) {
            return;
        }
        Asset asset = market.spec().quote();
        int number = market.spec().market();
        // The pool pays first; what it lacks comes from the shared one, as far as that has it, else is the pool's debt.
        long lackUnits = Math.max(0, paidUnits - Math.max(0, poolUnits[number]));
        long sharedPartUnits = Math.min(lackUnits, Math.max(0, sharedUnits[asset.code]));
        sharedUnits[asset.code] -= sharedPartUnits;
        poolUnits[number] = Math.subtractExact(poolUnits[number], paidUnits - sharedPartUnits);
        accounts.totals(asset).insured(-paidUnits);
        accounts.moveWallet(account, asset, paidUnits);
        say(account, number, asset, paidUnits, facts);
    }

    /** Money that came into the wallet of the fund's own account belongs to the shared pool. */
    void settleDeposit(long id, Asset asset, FactSink facts) {
        Account account = id == ACCOUNT ? accounts.find(ACCOUNT) : null;
        long units = account == null ? 0 : account.walletUnits(asset);
        if (account == null || units == 0) {
            return;
        }
        share(account, asset, units, facts);
    }

    private void say(Account account, int market, Asset asset, long amountUnits, FactSink facts) {
        facts.append(
                Destination.ASSET,
                new LiquidationFact.InsurancePaid(
                        account.id(),
                        market,
                        asset,
                        amountUnits,
                        account.walletUnits(asset),
                        poolUnits[market],
                        sharedUnits[asset.code]));
    }

    /** Puts back what a snapshot kept of a market's pool. */
    void restorePool(int market, long units) {
        poolUnits[market] = units;
        accounts.totals(markets.at(market).spec().quote()).insured(units);
    }

    /** Puts back what a snapshot kept of a shared pool. */
    void restoreShared(Asset asset, long units) {
        sharedUnits[asset.code] = units;
        accounts.totals(asset).insured(units);
    }
}
