package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.RejectReason;

/** Sets the leverage of accounts in markets. */
final class LeverageDesk {

    private final Accounts accounts;
    private final Markets markets;
    private final Requests requests;
    private final Balances balances;

    LeverageDesk(Accounts accounts, Markets markets, Requests requests, Balances balances) {
        this.accounts = accounts;
        this.markets = markets;
        this.requests = requests;
        this.balances = balances;
    }

    void set(long timeMillis, OrderCommand.SetLeverage command, FactSink facts) {
        RejectReason objection = objection(timeMillis, command);
        if (objection != null) {
            requests.remember(
                    timeMillis,
                    command.account(),
                    command.request(),
                    new Outcome.Refused(0, command.market(), objection));
            facts.append(
                    Destination.TRADE_REJECTED,
                    new BookFact.Rejected(command.request(), 0, command.account(), command.market(), objection));
            return;
        }
        Account account = accounts.at(command.account());
        MarketState market = markets.at(command.market());
        Holding holding = accounts.holding(account, market);
        holding.settings().leverage(command.leverage());
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
        requests.remember(
                timeMillis,
                command.account(),
                command.request(),
                new Outcome.LeverageSet(command.market(), command.leverage()));
        facts.append(
                Destination.ASSET,
                new AccountFact.LeverageChanged(
                        command.request(),
                        command.account(),
                        command.market(),
                        command.leverage(),
                        market.spec().notionalMaxAt(command.leverage())));
    }

    private @Nullable RejectReason objection(long timeMillis, OrderCommand.SetLeverage command) {
        if (timeMillis > command.deadlineMillis()) {
            return RejectReason.DEADLINE_PASSED;
        }
        Account account = accounts.find(command.account());
        if (account == null) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        MarketState market = markets.find(command.market());
        if (market == null) {
            return RejectReason.MARKET_UNKNOWN;
        }
        if (account.isFrozen(command.market())) {
            return RejectReason.ACCOUNT_FROZEN;
        }
        if (command.leverage() < 1 || command.leverage() > market.spec().leverageMax()) {
            return RejectReason.LEVERAGE_INVALID;
        }
        long raisedUnits = 0;
        for (Holding holding : account.holdings()) {
            if (holding.market() != command.market()) {
                continue;
            }
            if (Margin.worstNotionalUnits(market, holding) > market.spec().notionalMaxAt(command.leverage())) {
                return RejectReason.POSITION_MAX_AT_LEVERAGE;
            }
            raisedUnits += bound(market, new WithLeverage(holding, command.leverage())) - bound(market, holding);
        }
        boolean covered = raisedUnits <= 0
                || raisedUnits <= balances.availableUnits(account, market.spec().quote());
        return covered ? null : RejectReason.MARGIN_INSUFFICIENT;
    }

    private static long bound(MarketState market, Exposure exposure) {
        return Margin.heldUnits(market, exposure) + Margin.orderMarginUnits(market, exposure);
    }
}
