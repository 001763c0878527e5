package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;

/** Sets the modes of accounts. A mode changes only where nothing rests on it. */
final class ModeDesk {

    private final Accounts accounts;
    private final Requests requests;
    private final Formalities formalities;

    ModeDesk(Accounts accounts, Requests requests, Formalities formalities) {
        this.accounts = accounts;
        this.requests = requests;
        this.formalities = formalities;
    }

    void setPositionMode(long timeMillis, AccountCommand.SetPositionMode c, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, c);
        if (objection == null) {
            objection = objection(accounts.at(c.account()), c.mode());
        }
        if (objection != null) {
            formalities.refuse(timeMillis, c, objection, facts);
            return;
        }
        accounts.at(c.account()).positionMode(c.mode());
        done(timeMillis, c, new Outcome.SettingSet(Outcome.Setting.POSITION_MODE, 0, c.mode().code), facts);
    }

    private static @Nullable RejectReason objection(Account account, PositionMode mode) {
        if (account.positionMode() == mode) {
            return RejectReason.POSITION_MODE_UNCHANGED;
        }
        if (account.openOrders() > 0) {
            return RejectReason.POSITION_MODE_WITH_ORDERS;
        }
        for (Holding holding : account.holdings()) {
            if (holding.positionLots() != 0) {
                return RejectReason.POSITION_MODE_WITH_POSITION;
            }
        }
        return null;
    }

    private void done(long timeMillis, TraderCommand command, Outcome.SettingSet set, FactSink facts) {
        accounts.touch(accounts.at(command.account()), timeMillis);
        requests.remember(timeMillis, command.account(), command.request(), set);
        say(command.account(), command.request(), set, facts);
    }

    /** Answers a repetition: says what was set once more, if it still stands. */
    void repeat(long account, RequestId request, Outcome.SettingSet set, FactSink facts) {
        if (valueOf(accounts.at(account), set) == set.value()) {
            say(account, request, set, facts);
        }
    }

    private static int valueOf(Account account, Outcome.SettingSet set) {
        return switch (set.setting()) {
            case POSITION_MODE -> account.positionMode().code;
        };
    }

    private static void say(long account, RequestId request, Outcome.SettingSet set, FactSink facts) {
        facts.append(
                Destination.ASSET,
                switch (set.setting()) {
                    case POSITION_MODE ->
                        new SettingFact.PositionModeSet(request, account, PositionMode.of(set.value()));
                });
    }
}
