package org.perpex.risk.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.RejectReason;

/** Settings of accounts, judged the slow way. */
final class ReferenceModes {

    private final ReferenceAccounts state;
    private final ReferenceDesk desk;

    ReferenceModes(ReferenceAccounts state, ReferenceDesk desk) {
        this.state = state;
        this.desk = desk;
    }

    void apply(AccountCommand command) {
        desk.unlessRepeated(command.account(), command.request(), () -> first(command), this::stillTrue);
    }

    private void first(AccountCommand command) {
        boolean ofOneMarket = command.market() != 0;
        int market = ofOneMarket
                ? command.market()
                : state.markets.keySet().iterator().next();
        RejectReason reason = desk.settingObjection(command.deadlineMillis(), command.account(), market);
        if (reason == null) {
            reason = objection(command);
        }
        if (reason != null) {
            desk.refuse(command, reason);
            return;
        }
        desk.remember(command.account(), command.request(), new Floor.Said(Destination.ASSET, done(command)));
    }

    private ReferenceAccounts.Account account(AccountCommand command) {
        return ReferenceAccounts.at(state.accounts, command.account());
    }

    private @Nullable RejectReason objection(AccountCommand command) {
        return switch (command) {
            case AccountCommand.SetPositionMode c -> objection(c, account(c));
            case AccountCommand other -> throw new IllegalStateException("not in these worlds: " + other);
        };
    }

    private @Nullable RejectReason objection(AccountCommand.SetPositionMode c, ReferenceAccounts.Account account) {
        if (c.mode() == account.mode) {
            return RejectReason.POSITION_MODE_UNCHANGED;
        }
        if (state.orders.stream().anyMatch(order -> order.details.account() == c.account())) {
            return RejectReason.POSITION_MODE_WITH_ORDERS;
        }
        boolean holds = account.positions.values().stream().anyMatch(position -> position.size.signum() != 0);
        return holds ? RejectReason.POSITION_MODE_WITH_POSITION : null;
    }

    private Message done(AccountCommand command) {
        return switch (command) {
            case AccountCommand.SetPositionMode c -> {
                account(c).mode = c.mode();
                yield new SettingFact.PositionModeSet(c.request(), c.account(), c.mode());
            }
            case AccountCommand other -> throw new IllegalStateException("not in these worlds: " + other);
        };
    }

    private boolean stillTrue(Message answer) {
        return switch (answer) {
            case SettingFact.PositionModeSet f -> mode(f.account()) == f.mode();
            default -> true;
        };
    }

    private PositionMode mode(long account) {
        return Objects.requireNonNull(state.accounts.get(account)).mode;
    }
}
