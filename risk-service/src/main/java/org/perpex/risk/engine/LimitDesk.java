package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LimitFact;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.RejectReason;

/** Takes limits profiles and overrides, as operators decide. A setting is taken whole or refused whole. */
final class LimitDesk {

    private static final AccountLimits NONE = new AccountLimits();

    private final Accounts accounts;
    private final LimitCheck check;
    private final LimitWatch watch;

    LimitDesk(Accounts accounts, LimitCheck check, LimitWatch watch) {
        this.accounts = accounts;
        this.check = check;
        this.watch = watch;
    }

    /** Takes a profile of a higher version; the setting that was taken last is said again when it is repeated. */
    void set(long nowMillis, AdminCommand.SetLimits command, FactSink facts) {
        Account account = accounts.find(command.account());
        RejectReason objection = objection(command, account);
        if (account == null || objection != null) {
            refuse(command, objection, facts);
            return;
        }
        if (!isRepeated(command, account)) {
            take(nowMillis, account, command, new LimitChange.Profile(command.settings()));
        }
        facts.append(
                Destination.ASSET, new LimitFact.ProfileSet(command.change(), command.account(), command.settings()));
    }

    private @Nullable RejectReason objection(AdminCommand.SetLimits command, @Nullable Account account) {
        if (account == null) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (isRepeated(command, account)) {
            return null;
        }
        if (command.change().version() <= limits(account).version()) {
            return RejectReason.VERSION_NOT_HIGHER;
        }
        boolean isOffered = command.settings().isEmpty() || watch.hasRoomFor(command.account());
        return isOffered && LimitProfile.isSound(command.settings()) ? null : RejectReason.UNSUPPORTED;
    }

    /** Takes an override, as a profile is taken. */
    void override(long nowMillis, AdminCommand.OverrideLimit command, FactSink facts) {
        Account account = accounts.find(command.account());
        RejectReason objection = objection(nowMillis, command, account);
        if (account == null || objection != null) {
            refuse(command, objection, facts);
            return;
        }
        if (!isRepeated(command, account)) {
            take(
                    nowMillis,
                    account,
                    command,
                    new LimitChange.Override(command.rule(), command.value(), command.expiresMillis()));
        }
        facts.append(
                Destination.ASSET,
                new LimitFact.Overridden(
                        command.change(), command.account(), command.rule(), command.value(), command.expiresMillis()));
    }

    private static @Nullable RejectReason objection(
            long nowMillis, AdminCommand.OverrideLimit command, @Nullable Account account) {
        if (account != null && isRepeated(command, account)) {
            return null;
        }
        if (nowMillis >= command.expiresMillis()) {
            return RejectReason.DEADLINE_PASSED;
        }
        if (account == null) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (command.change().version() <= limits(account).version()) {
            return RejectReason.VERSION_NOT_HIGHER;
        }
        return isSound(command, limits(account).profile().of(command.rule())) ? null : RejectReason.UNSUPPORTED;
    }

    private static boolean isSound(AdminCommand.OverrideLimit command, @Nullable LimitSetting replaced) {
        LimitRule rule = command.rule();
        return replaced != null
                && LimitProfile.isSound(new LimitSetting(rule, true, command.value(), replaced.periodMillis()));
    }

    private static boolean isRepeated(AdminCommand command, Account account) {
        AccountLimits limits = limits(account);
        return command.change().version() == limits.version()
                && command.change().request().equals(limits.lastRequest());
    }

    private static AccountLimits limits(Account account) {
        AccountLimits limits = account.limits();
        return limits == null ? NONE : limits;
    }

    private void take(long nowMillis, Account account, AdminCommand command, LimitChange.What what) {
        AccountLimits limits = account.limits();
        if (limits == null) {
            limits = new AccountLimits();
            account.limits(limits);
        }
        boolean before = !limits.profile().isEmpty();
        limits.take(new LimitChange(command.change(), nowMillis, what));
        boolean after = !limits.profile().isEmpty();
        if (after && !before) {
            limits.marks().begin(nowMillis, check.equityUnits(account));
        }
        watch.watch(account.id(), after);
        accounts.touch(account, nowMillis);
    }

    private static void refuse(AdminCommand command, @Nullable RejectReason objection, FactSink facts) {
        RejectReason reason = objection == null ? RejectReason.ACCOUNT_UNKNOWN : objection;
        facts.append(
                Destination.TRADE_REJECTED,
                new BookFact.Rejected(command.change().request(), 0, command.account(), 0, reason));
    }
}
