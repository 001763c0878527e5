package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.RejectReason;

/** Puts accounts into trade groups, as operators decide. Orders placed from then on carry the group. */
final class GroupDesk {

    private final Accounts accounts;

    GroupDesk(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Takes a setting of a higher version; the last one that was taken is said again when it is repeated. */
    void set(long timeMillis, AdminCommand.SetTradeGroup command, FactSink facts) {
        Account account = accounts.find(command.account());
        RejectReason objection = objection(command, account);
        if (objection != null || account == null) {
            RejectReason reason = objection == null ? RejectReason.ACCOUNT_UNKNOWN : objection;
            facts.append(
                    Destination.TRADE_REJECTED,
                    new BookFact.Rejected(command.change().request(), 0, command.account(), 0, reason));
            return;
        }
        account.tradeGroup(command.tradeGroup(), command.change().version());
        accounts.touch(account, timeMillis);
        facts.append(
                Destination.ASSET,
                new SettingFact.TradeGroupSet(command.change(), command.account(), command.tradeGroup()));
    }

    private static @Nullable RejectReason objection(AdminCommand.SetTradeGroup command, @Nullable Account account) {
        if (account == null) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        long version = command.change().version();
        boolean repeated = version == account.tradeGroupVersion() && command.tradeGroup() == account.tradeGroup();
        if (version <= account.tradeGroupVersion() && !repeated) {
            return RejectReason.VERSION_NOT_HIGHER;
        }
        return command.tradeGroup() < 0 ? RejectReason.UNSUPPORTED : null;
    }
}
