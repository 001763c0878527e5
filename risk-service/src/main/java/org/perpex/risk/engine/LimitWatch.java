package org.perpex.risk.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LimitFact;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;

/**
 * Keeps what limits remember: looks at the equity of accounts with a profile once a second, counts refusals, and tells
 * of rules that are broken. Accounts without a profile cost nothing.
 */
final class LimitWatch {

    private static final long[] NOBODY = {};
    private static final long LOOK_MILLIS = 1_000;

    private final Accounts accounts;
    private final LimitCheck check;
    private long[] profiled = NOBODY;
    private long lookedAtSecond;

    LimitWatch(Accounts accounts, LimitCheck check) {
        this.accounts = accounts;
        this.check = check;
    }

    /** Looks before an input if it is the first of its second. */
    void begin(long nowMillis) {
        long second = Math.floorDiv(nowMillis, LOOK_MILLIS);
        if (second <= lookedAtSecond) {
            return;
        }
        lookedAtSecond = second;
        for (long id : profiled) {
            look(nowMillis, accounts.at(id));
        }
    }

    private void look(long nowMillis, Account account) {
        AccountLimits limits = account.limits();
        if (limits != null) {
            limits.marks().look(nowMillis, check.equityUnits(account));
        }
    }

    /** Judges an order that has passed all else; null if it may pass. */
    @Nullable
    LimitBreach judge(
            long nowMillis, Admission.Verdict.Admitted order, Exposure after, long signedLots, boolean priced) {
        Account account = order.account();
        AccountLimits limits = account.limits();
        if (limits == null || limits.profile().isEmpty()) {
            return null;
        }
        long equityUnits = check.equityUnits(account);
        limits.marks().look(nowMillis, equityUnits);
        return check.first(new LimitCase(
                nowMillis,
                account,
                limits,
                equityUnits,
                order.market(),
                order.holding(),
                after,
                signedLots,
                order.bookPriceTicks(),
                priced));
    }

    /** What an account with a profile is worth, to be handed to {@link #moved} once money has come or gone. */
    long worthUnits(@Nullable Account account) {
        return account == null || account.limits() == null ? 0 : check.equityUnits(account);
    }

    /** Money came or went that was neither won nor lost. */
    void moved(@Nullable Account account, long beforeUnits) {
        AccountLimits limits = account == null ? null : account.limits();
        if (account != null && limits != null) {
            limits.marks().shift(check.equityUnits(account) - beforeUnits);
        }
    }

    /** Counts an order that the account engine refused, and tells of the rule if it was one. */
    void refused(long nowMillis, OrderCommand.Place order, Admission.Verdict.Refused verdict, FactSink facts) {
        tell(order, verdict.breach(), facts);
        if (verdict.reason() != RejectReason.LIMIT_CONSECUTIVE_FAILURES
                && verdict.reason() != RejectReason.LIMIT_COOL_DOWN) {
            failed(nowMillis, order.account(), order.request(), facts);
        }
    }

    /** Tells of a rule that was broken, if one was. */
    static void tell(TraderCommand command, @Nullable LimitBreach breach, FactSink facts) {
        if (breach != null) {
            tell(command.account(), command.market(), command.request(), breach, facts);
        }
    }

    private static void tell(long account, int market, RequestId request, LimitBreach breach, FactSink facts) {
        facts.append(
                Destination.ASSET,
                new LimitFact.Tripped(
                        account,
                        market,
                        request,
                        breach.rule(),
                        breach.measured(),
                        breach.bound(),
                        breach.untilMillis()));
    }

    /** Counts an order that the book refused. */
    void refusedByBook(long nowMillis, OpenOrder order, FactSink facts) {
        if (order.details().origin() == OrderOrigin.CLIENT) {
            failed(nowMillis, order.details().account(), order.details().request(), facts);
        }
    }

    /** The book took an order in. */
    void accepted(OpenOrder order) {
        AccountLimits limits = accounts.at(order.details().account()).limits();
        if (limits != null && order.details().origin() == OrderOrigin.CLIENT) {
            limits.failures().succeed();
        }
    }

    private void failed(long nowMillis, long id, RequestId request, FactSink facts) {
        Account account = accounts.find(id);
        AccountLimits limits = account == null ? null : account.limits();
        if (limits == null || limits.profile().isEmpty()) {
            return;
        }
        Failures failures = limits.failures();
        failures.fail(nowMillis);
        LimitSetting setting = limits.held(LimitRule.CONSECUTIVE_FAILURES);
        if (setting != null && failures.inRow() >= limits.value(setting, nowMillis)) {
            long untilMillis = nowMillis + setting.periodMillis();
            LimitBreach pause = new LimitBreach(
                    LimitRule.CONSECUTIVE_FAILURES, failures.inRow(), limits.value(setting, nowMillis), untilMillis);
            failures.pause(untilMillis);
            tell(id, 0, request, pause, facts);
        }
    }

    /** Whether there is room for a profile of this account. */
    boolean hasRoomFor(long account) {
        return profiled.length < Limits.PROFILES_MAX || Arrays.binarySearch(profiled, account) >= 0;
    }

    /** Looks at an account from now on, or no more. */
    void watch(long account, boolean hasProfile) {
        int place = Arrays.binarySearch(profiled, account);
        if (hasProfile && place < 0) {
            profiled = Arrays.copyOf(profiled, profiled.length + 1);
            profiled[profiled.length - 1] = account;
            Arrays.sort(profiled);
        } else if (!hasProfile && place >= 0) {
            profiled = Arrays.stream(profiled).filter(id -> id != account).toArray();
        }
    }

    long lookedAtSecond() {
        return lookedAtSecond;
    }

    void restore(long second) {
        lookedAtSecond = second;
    }
}
