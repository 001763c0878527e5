package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;

/** Settings of accounts, judged the slow way. */
final class ReferenceModes {

    private final ReferenceAccounts state;
    private final ReferenceDesk desk;

    /** Whether triggers of an account wait. */
    private final LongPredicate waits;

    ReferenceModes(ReferenceAccounts state, ReferenceDesk desk, LongPredicate waits) {
        this.state = state;
        this.waits = waits;
        this.desk = desk;
    }

    void apply(AccountCommand command) {
        desk.unlessRepeated(command.account(), command.request(), () -> first(command), this::stillTrue);
    }

    private void first(AccountCommand command) {
        boolean ofOneMarket = command.market() != 0;
        RejectReason reason = ofOneMarket
                ? desk.settingObjection(command.deadlineMillis(), command.account(), command.market())
                : desk.accountObjection(command.deadlineMillis(), command.account());
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
            case AccountCommand.SetMarginMode c -> objection(c, account(c));
            case AccountCommand.SetAutoAddMargin _ -> null;
            case AccountCommand.MoveIsolatedMargin c -> objection(c, account(c));
            case AccountCommand.SetMultiAssetMode c -> objection(c, account(c));
        };
    }

    private @Nullable RejectReason objection(AccountCommand.SetMultiAssetMode c, ReferenceAccounts.Account account) {
        if (c.enabled() == account.multiAssets) {
            return RejectReason.MULTI_ASSET_MODE_UNCHANGED;
        }
        boolean isolates = account.settings.values().stream().anyMatch(each -> each.mode == MarginMode.ISOLATED);
        if (c.enabled()) {
            return isolates ? RejectReason.ISOLATED_WITH_MULTI_ASSETS : null;
        }
        return state.standsAlone(c.account()) ? null : RejectReason.MARGIN_INSUFFICIENT;
    }

    private @Nullable RejectReason objection(AccountCommand.SetMarginMode c, ReferenceAccounts.Account account) {
        var settings = account.settings.get(c.market());
        if (c.mode() == (settings == null ? MarginMode.CROSS : settings.mode)) {
            return RejectReason.MARGIN_MODE_UNCHANGED;
        }
        if (!state.openOrders(c.account(), c.market()).isEmpty()) {
            return RejectReason.MARGIN_MODE_WITH_ORDERS;
        }
        boolean holds = state.positions(c.account(), c.market()).stream()
                .anyMatch(each -> each.getValue().size.signum() != 0);
        if (holds) {
            return RejectReason.MARGIN_MODE_WITH_POSITION;
        }
        return account.multiAssets ? RejectReason.ISOLATED_WITH_MULTI_ASSETS : null;
    }

    private @Nullable RejectReason objection(AccountCommand.MoveIsolatedMargin c, ReferenceAccounts.Account account) {
        boolean sided = c.positionSide() != PositionSide.BOTH;
        if (sided != (account.mode == PositionMode.HEDGE)) {
            return RejectReason.POSITION_SIDE_MISMATCH;
        }
        BigDecimal delta = ReferenceAccounts.money(c.deltaUnits());
        if (delta.signum() == 0) {
            return RejectReason.AMOUNT_NOT_POSITIVE;
        }
        var position = state.position(c.account(), new ReferenceAccounts.Place(c.market(), c.positionSide()));
        if (!position.isIsolated() || position.size.signum() == 0) {
            return RejectReason.NO_POSITION;
        }
        if (delta.compareTo(state.withdrawable(c.account())) > 0) {
            return RejectReason.BALANCE_INSUFFICIENT;
        }
        BigDecimal loss = position.unrealized().min(BigDecimal.ZERO);
        BigDecimal left = position.isolated.add(delta).add(loss).subtract(position.margin());
        return delta.signum() < 0 && left.signum() < 0 ? RejectReason.ISOLATED_MARGIN_INSUFFICIENT : null;
    }

    private @Nullable RejectReason objection(AccountCommand.SetPositionMode c, ReferenceAccounts.Account account) {
        if (c.mode() == account.mode) {
            return RejectReason.POSITION_MODE_UNCHANGED;
        }
        if (waits.test(c.account())
                || state.orders.stream().anyMatch(order -> order.details.account() == c.account())) {
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
            case AccountCommand.SetMarginMode c -> {
                own(c).mode = c.mode();
                yield new SettingFact.MarginModeSet(c.request(), c.account(), c.market(), c.mode());
            }
            case AccountCommand.SetAutoAddMargin c -> {
                own(c).autoAdd = c.enabled();
                yield new SettingFact.AutoAddMarginSet(c.request(), c.account(), c.market(), c.enabled());
            }
            case AccountCommand.MoveIsolatedMargin c -> moved(c);
            case AccountCommand.SetMultiAssetMode c -> {
                account(c).multiAssets = c.enabled();
                yield new SettingFact.MultiAssetModeSet(c.request(), c.account(), c.enabled());
            }
        };
    }

    private ReferenceAccounts.Settings own(AccountCommand command) {
        state.ownPosition(command.account(), new ReferenceAccounts.Place(command.market(), PositionSide.BOTH));
        return state.ownSettings(command.account(), command.market());
    }

    private Message moved(AccountCommand.MoveIsolatedMargin c) {
        var position = state.position(c.account(), new ReferenceAccounts.Place(c.market(), c.positionSide()));
        position.isolated = position.isolated.add(ReferenceAccounts.money(c.deltaUnits()));
        return new SettingFact.IsolatedMarginMoved(
                c.request(),
                c.account(),
                c.market(),
                c.positionSide(),
                c.deltaUnits(),
                ReferenceAccounts.units(position.isolated),
                ReferenceAccounts.units(account(c).wallet));
    }

    private boolean stillTrue(Message answer) {
        return switch (answer) {
            case SettingFact.PositionModeSet f -> mode(f.account()) == f.mode();
            case SettingFact.MarginModeSet f -> state.ownSettings(f.account(), f.market()).mode == f.mode();
            case SettingFact.AutoAddMarginSet f -> state.ownSettings(f.account(), f.market()).autoAdd == f.enabled();
            case SettingFact.MultiAssetModeSet f ->
                ReferenceAccounts.at(state.accounts, f.account()).multiAssets == f.enabled();
            case SettingFact.IsolatedMarginMoved _ -> false;
            default -> true;
        };
    }

    private PositionMode mode(long account) {
        return Objects.requireNonNull(state.accounts.get(account)).mode;
    }
}
