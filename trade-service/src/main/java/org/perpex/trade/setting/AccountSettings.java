package org.perpex.trade.setting;

import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.trade.order.CommandDesk;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.Refusals;

/** Changes how accounts trade. Returns when the engine has said so, or refuses with the error of the dialect. */
public final class AccountSettings {

    /** A command that is about no single market. */
    private static final int NO_MARKET = 0;

    private final CommandDesk desk;

    public AccountSettings(CommandDesk desk) {
        this.desk = desk;
    }

    /** Sets the leverage of an account in a market. */
    public Outcome.LeverageSet setLeverage(RequestId request, AccountId account, MarketSpec market, int leverage) {
        OrderCommand.SetLeverage command = new OrderCommand.SetLeverage(
                request, desk.deadlineMillis(), account.value(), market.market(), leverage);
        return desk.ask(command, Outcome.LeverageSet.class, reason -> {
            throw Refusals.of(reason).exception(leverage);
        });
    }

    /** Chooses between cross and isolated margin of an account in a market. */
    public void setMarginMode(RequestId request, AccountId account, MarketSpec market, MarginMode mode) {
        change(new AccountCommand.SetMarginMode(
                request, desk.deadlineMillis(), account.value(), market.market(), mode));
    }

    /** Chooses between one position and two in each market. */
    public void setPositionMode(RequestId request, AccountId account, PositionMode mode) {
        change(new AccountCommand.SetPositionMode(request, desk.deadlineMillis(), account.value(), NO_MARKET, mode));
    }

    /** Says whether all assets of an account are collateral. */
    public void setMultiAssetMode(RequestId request, AccountId account, boolean enabled) {
        change(new AccountCommand.SetMultiAssetMode(
                request, desk.deadlineMillis(), account.value(), NO_MARKET, enabled));
    }

    private void change(TraderCommand command) {
        desk.ask(command, Outcome.Changed.class, reason -> {
            throw Refusals.of(reason).exception();
        });
    }

    /** Moves margin between the wallet and an isolated position. */
    public void moveMargin(RequestId request, AccountId account, MarginMove move) {
        AccountCommand.MoveIsolatedMargin command = new AccountCommand.MoveIsolatedMargin(
                request,
                desk.deadlineMillis(),
                account.value(),
                move.market().market(),
                move.side(),
                move.deltaUnits());
        desk.ask(command, Outcome.Changed.class, reason -> {
            throw unmoved(reason);
        });
    }

    /** What is missing beside the position is missing in the cross wallet. */
    private static DialectException unmoved(RejectReason reason) {
        return switch (reason) {
            case ACCOUNT_UNKNOWN -> DialectError.MARGIN_WITHOUT_POSITION.exception();
            case BALANCE_INSUFFICIENT, MARGIN_INSUFFICIENT -> DialectError.CROSS_BALANCE_INSUFFICIENT.exception();
            default -> Refusals.of(reason).exception();
        };
    }

    /**
     * Starts, restarts or stops the countdown after which the orders of an account in a market are canceled.
     *
     * @param countdownMillis engine time; 0 stops it
     */
    public void setCountdown(RequestId request, AccountId account, MarketSpec market, long countdownMillis) {
        OrderCommand.SetCountdown command = new OrderCommand.SetCountdown(
                request, desk.deadlineMillis(), account.value(), market.market(), countdownMillis);
        desk.ask(command, Outcome.CountdownSet.class, reason -> {
            throw Refusals.of(reason).exception("countdownTime");
        });
    }
}
