package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.ParentCommand;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.RejectReason;

/** What speaks against any command of a trader, whatever it asks for, and how a refusal is said and remembered. */
final class Formalities {

    private final Accounts accounts;
    private final Markets markets;
    private final Requests requests;

    Formalities(Accounts accounts, Markets markets, Requests requests) {
        this.accounts = accounts;
        this.markets = markets;
        this.requests = requests;
    }

    /** Returns the first objection, or null. */
    @Nullable
    RejectReason objection(long timeMillis, TraderCommand command) {
        if (timeMillis > command.deadlineMillis()) {
            return RejectReason.DEADLINE_PASSED;
        }
        if (accounts.find(command.account()) == null) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (isOfOneMarket(command) && markets.find(command.market()) == null) {
            return RejectReason.MARKET_UNKNOWN;
        }
        boolean isFrozen = accounts.at(command.account()).isFrozen(command.market());
        return isFrozen && !isHarmless(command) ? RejectReason.ACCOUNT_FROZEN : null;
    }

    /** Whether an account in liquidation may say it too. */
    private static boolean isHarmless(TraderCommand command) {
        return switch (command) {
            case OrderCommand.Cancel _,
                    OrderCommand.CancelAll _,
                    OrderCommand.CancelEverywhere _,
                    OrderCommand.SetCountdown _,
                    OrderCommand.SetProtection _,
                    OrderCommand.ResetProtection _,
                    TriggerCommand.Cancel _,
                    TriggerCommand.CancelAll _,
                    ParentCommand.Cancel _ -> true;
            case OrderCommand _, TriggerCommand _, ParentCommand _, AccountCommand _ -> false;
        };
    }

    private static boolean isOfOneMarket(TraderCommand command) {
        return switch (command) {
            case OrderCommand.CancelEverywhere _,
                    AccountCommand.SetPositionMode _,
                    AccountCommand.SetMultiAssetMode _ -> false;
            case OrderCommand _, TriggerCommand _, ParentCommand _, AccountCommand _ -> true;
        };
    }

    /** Says that a command is refused, and will say it again when it is repeated. */
    void refuse(long timeMillis, TraderCommand command, RejectReason reason, FactSink facts) {
        requests.remember(
                timeMillis, command.account(), command.request(), new Outcome.Refused(0, command.market(), reason));
        facts.append(
                Destination.TRADE_REJECTED,
                new BookFact.Rejected(command.request(), 0, command.account(), command.market(), reason));
    }
}
