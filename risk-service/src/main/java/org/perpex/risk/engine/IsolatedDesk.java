package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;

/** Moves margin between what an account shares and its isolated positions. */
final class IsolatedDesk {

    private final Accounts accounts;
    private final Markets markets;
    private final Requests requests;
    private final Formalities formalities;
    private final Balances balances;

    IsolatedDesk(Accounts accounts, Markets markets, Requests requests, Formalities formalities, Balances balances) {
        this.accounts = accounts;
        this.markets = markets;
        this.requests = requests;
        this.formalities = formalities;
        this.balances = balances;
    }

    /** Moves margin once; a repetition is not answered, for other moves may have come after. */
    void move(long timeMillis, AccountCommand.MoveIsolatedMargin c, FactSink facts) {
        RejectReason formal = formalities.objection(timeMillis, c);
        Account account = accounts.find(c.account());
        Holding holding = account == null ? null : account.holding(c.market(), c.positionSide());
        RejectReason objection = formal != null || account == null ? formal : objection(c, account, holding);
        if (objection != null || account == null || holding == null) {
            formalities.refuse(timeMillis, c, objection == null ? RejectReason.NO_POSITION : objection, facts);
            return;
        }
        holding.addIsolated(c.deltaUnits());
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
        requests.remember(timeMillis, c.account(), c.request(), Outcome.Passed.INSTANCE);
        facts.append(
                Destination.ASSET,
                new SettingFact.IsolatedMarginMoved(
                        c.request(),
                        c.account(),
                        c.market(),
                        c.positionSide(),
                        c.deltaUnits(),
                        holding.isolatedUnits(),
                        account.walletUnits(markets.at(c.market()).spec().quote())));
    }

    private @Nullable RejectReason objection(
            AccountCommand.MoveIsolatedMargin c, Account account, @Nullable Holding holding) {
        if ((account.positionMode() == PositionMode.HEDGE) == (c.positionSide() == PositionSide.BOTH)) {
            return RejectReason.POSITION_SIDE_MISMATCH;
        }
        if (c.deltaUnits() == 0) {
            return RejectReason.AMOUNT_NOT_POSITIVE;
        }
        if (holding == null || !holding.isIsolated() || holding.positionLots() == 0) {
            return RejectReason.NO_POSITION;
        }
        MarketState market = markets.at(c.market());
        if (c.deltaUnits() > balances.withdrawableUnits(account, market.spec().quote())) {
            return RejectReason.BALANCE_INSUFFICIENT;
        }
        boolean takesTooMuch = c.deltaUnits() < 0 && c.deltaUnits() < -Margin.removableUnits(market, holding);
        return takesTooMuch ? RejectReason.ISOLATED_MARGIN_INSUFFICIENT : null;
    }
}
