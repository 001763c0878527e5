package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;

/** The rules that look at the account alone, whatever it asks for. */
final class LimitsOfAccount {

    private LimitsOfAccount() {}

    static @Nullable LimitBreach safeMode(LimitCase c) {
        boolean lifted = c.limits().overrideAt(LimitRule.SAFE_MODE, c.nowMillis()) != null;
        return lifted ? null : new LimitBreach(LimitRule.SAFE_MODE, Math.abs(c.signedLots()), 0);
    }

    static @Nullable LimitBreach drawdown(LimitCase c, LimitSetting setting) {
        long peakUnits = c.limits().marks().peakUnits();
        return LimitBreach.reaching(
                LimitRule.DRAWDOWN, peakUnits - c.equityUnits(), Equity.unreachable(peakUnits, c.value(setting)));
    }

    /** A negative value is an amount. */
    static @Nullable LimitBreach dailyLoss(LimitCase c, LimitSetting setting) {
        long value = c.value(setting);
        long midnightUnits = c.limits().marks().midnightUnits();
        return LimitBreach.reaching(
                LimitRule.DAILY_LOSS,
                midnightUnits - c.equityUnits(),
                value < 0 ? -value : Equity.unreachable(midnightUnits, value));
    }

    static @Nullable LimitBreach consecutiveFailures(LimitCase c, LimitSetting setting) {
        Failures failures = c.limits().failures();
        long value = c.value(setting);
        return failures.isPausedAt(c.nowMillis())
                ? new LimitBreach(LimitRule.CONSECUTIVE_FAILURES, value, value, failures.pausedUntilMillis())
                : null;
    }

    static @Nullable LimitBreach coolDown(LimitCase c, LimitSetting setting) {
        long failedMillis = c.limits().failures().lastMillis();
        long value = c.value(setting);
        boolean cooling = failedMillis != Failures.NEVER_MILLIS && c.nowMillis() < failedMillis + value;
        return cooling
                ? new LimitBreach(LimitRule.COOL_DOWN, c.nowMillis() - failedMillis, value, failedMillis + value)
                : null;
    }

    static @Nullable LimitBreach executionTimeout(LimitCase c, LimitSetting setting) {
        OpenOrder oldest = c.account().oldestOrder();
        return oldest == null
                ? null
                : LimitBreach.exceeding(
                        LimitRule.EXECUTION_TIMEOUT, c.nowMillis() - oldest.placedMillis(), c.value(setting));
    }
}
