package org.perpex.trade.guard;

import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.trade.order.CommandDesk;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.Refusals;

/** Guards what an account has in the books. Returns when an engine has said so, or refuses with the error of the dialect. */
public final class AccountGuards {

    /** A command that is about no single market. */
    private static final int NO_MARKET = 0;

    private final CommandDesk desk;

    public AccountGuards(CommandDesk desk) {
        this.desk = desk;
    }

    /** Cancels all orders of an account in all markets and returns how many there were. Triggers go on waiting. */
    public int cancelEverywhere(RequestId request, AccountId account) {
        OrderCommand.CancelEverywhere command =
                new OrderCommand.CancelEverywhere(request, desk.deadlineMillis(), account.value(), NO_MARKET);
        Outcome.AllCanceled all = desk.ask(command, Outcome.AllCanceled.class, reason -> {
            if (reason == RejectReason.ACCOUNT_UNKNOWN) {
                return new Outcome.AllCanceled(0); // who never held anything has no order
            }
            throw Refusals.of(reason).exception();
        });
        return all.count();
    }

    /** Sets the maker protection of an account in a market. */
    public void protect(RequestId request, AccountId account, Protection wanted) {
        OrderCommand.SetProtection command = new OrderCommand.SetProtection(
                request,
                desk.deadlineMillis(),
                account.value(),
                wanted.market().market(),
                wanted.windowMillis(),
                wanted.lotsMax(),
                wanted.fillsMax(),
                wanted.frozenMillis());
        desk.ask(command, Outcome.ProtectionChanged.class, reason -> {
            throw Refusals.of(reason).exception("fillsMax");
        });
    }

    /** Admits the quotes of an account in a market again after its maker protection tripped. */
    public void resetProtection(RequestId request, AccountId account, MarketSpec market) {
        OrderCommand.ResetProtection command =
                new OrderCommand.ResetProtection(request, desk.deadlineMillis(), account.value(), market.market());
        desk.ask(command, Outcome.ProtectionChanged.class, reason -> {
            throw Refusals.of(reason).exception(market.symbol());
        });
    }
}
