package org.perpex.risk.engine;

import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.Asset;
import org.perpex.common.core.RequestId;

/**
 * Moves margin of isolated positions without a request of their owner: to a position in danger that may draw on the
 * wallet, and from positions where the account owes and nothing else of it could pay. What is in liquidation is left alone.
 */
final class MarginDraws {

    private final Accounts accounts;
    private final Markets markets;
    private final Balances balances;

    MarginDraws(Accounts accounts, Markets markets) {
        this.accounts = accounts;
        this.markets = markets;
        balances = new Balances(markets);
    }

    /** Draws whatever is due for an account. */
    void draw(long timeMillis, Account account, FactSink facts) {
        for (Holding holding : account.holdings()) {
            if (isOpen(holding)) {
                add(timeMillis, account, holding, facts);
            }
        }
        for (Holding holding : account.holdings()) {
            Asset asset = markets.at(holding.market()).spec().quote();
            if (isOpen(holding)
                    && Positions.cross(account, asset, markets).isEmpty()
                    && Positions.freeUnits(account, asset, markets) < 0) {
                payDebt(timeMillis, account, asset, facts);
            }
        }
    }

    private static boolean isOpen(Holding holding) {
        return holding.positionLots() != 0
                && holding.isIsolated()
                && !holding.settings().isFrozen();
    }

    /** Brings a position below its maintenance margin up to its initial margin, if the wallet can save it at all. */
    private void add(long timeMillis, Account account, Holding holding, FactSink facts) {
        MarketState market = markets.at(holding.market());
        Standing standing = Standing.ofIsolated(market, holding);
        if (!holding.settings().autoAddMargin() || account.isFrozen() || !standing.isEndangered()) {
            return;
        }
        long wantedUnits = Math.max(Margin.positionMarginUnits(market, holding), standing.maintenanceUnits())
                - standing.equityUnits();
        long drawnUnits = Math.min(
                wantedUnits, balances.withdrawableUnits(account, market.spec().quote()));
        if (standing.equityUnits() + drawnUnits >= standing.maintenanceUnits()) {
            move(timeMillis, account, holding, drawnUnits, facts);
        }
    }

    /** Takes what an account owes from the margin of its isolated positions, the first of them first, down to 0. */
    void payDebt(long timeMillis, Account account, Asset asset, FactSink facts) {
        for (Holding holding : account.holdings()) {
            long owedUnits = -Positions.freeUnits(account, asset, markets);
            boolean settles = markets.at(holding.market()).spec().quote() == asset;
            if (settles && isOpen(holding) && holding.isolatedUnits() > 0 && owedUnits > 0) {
                move(timeMillis, account, holding, -Math.min(owedUnits, holding.isolatedUnits()), facts);
            }
        }
    }

    private void move(long timeMillis, Account account, Holding holding, long deltaUnits, FactSink facts) {
        holding.addIsolated(deltaUnits);
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
        facts.append(
                Destination.ASSET,
                new SettingFact.IsolatedMarginMoved(
                        RequestId.NONE,
                        account.id(),
                        holding.market(),
                        holding.positionSide(),
                        deltaUnits,
                        holding.isolatedUnits(),
                        account.walletUnits(markets.at(holding.market()).spec().quote())));
    }
}
