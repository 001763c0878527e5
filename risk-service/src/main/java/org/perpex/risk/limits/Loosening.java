package org.perpex.risk.limits;

import java.util.List;
import java.util.Optional;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;
import org.perpex.risk.engine.LimitChange;
import org.perpex.risk.engine.LimitsView;

/** Whether a setting lets an account do more than before: then it takes two people. */
public final class Loosening {

    private Loosening() {}

    /** The rules that hold less, or no more, under another profile; in order of their codes. */
    public static List<LimitRule> of(List<LimitSetting> before, List<LimitSetting> after) {
        return before.stream()
                .filter(LimitSetting::enabled)
                .filter(held -> find(after, held.rule())
                        .filter(LimitSetting::enabled)
                        .filter(next -> !isLooser(next, held))
                        .isEmpty())
                .map(LimitSetting::rule)
                .toList();
    }

    /** Whether an override lets an account do more than its profile or the override that is in force. */
    public static boolean of(LimitsView before, LimitSetting instead, long expiresMillis, long nowMillis) {
        if (isAlwaysLifting(instead.rule())) {
            return true;
        }
        LimitSetting profile = find(before.settings(), instead.rule()).orElseThrow();
        Optional<LimitChange.Override> running = before.overrides().stream()
                .filter(each -> each.rule() == instead.rule() && nowMillis < each.expiresMillis())
                .findFirst();
        return isLooser(instead, profile)
                || running.filter(override -> endsStricter(override, instead, profile, expiresMillis))
                        .isPresent();
    }

    private static boolean endsStricter(
            LimitChange.Override running, LimitSetting instead, LimitSetting profile, long expiresMillis) {
        LimitSetting inForce = new LimitSetting(profile.rule(), true, running.value(), profile.periodMillis());
        return isLooser(instead, inForce) || isLooser(profile, inForce) && expiresMillis < running.expiresMillis();
    }

    /** An override of these lifts the rule, or ends what it has begun, whatever its value. */
    private static boolean isAlwaysLifting(LimitRule rule) {
        return rule == LimitRule.SAFE_MODE || rule == LimitRule.DIRECTION || rule == LimitRule.CONSECUTIVE_FAILURES;
    }

    /** Whether a rule allows more in one form than in another. What cannot be compared does. */
    private static boolean isLooser(LimitSetting next, LimitSetting than) {
        return switch (next.rule()) {
            case SAFE_MODE, DIRECTION -> false;
            case SINGLE_ORDER,
                    DRAWDOWN,
                    SYMBOL_EXPOSURE,
                    POSITION_SIZE,
                    CONCENTRATION,
                    SLIPPAGE,
                    ABNORMAL_PRICE,
                    EXECUTION_TIMEOUT -> next.value() > than.value();
            case COOL_DOWN -> next.value() < than.value();
            case DAILY_LOSS -> next.value() < 0 != than.value() < 0 || Math.abs(next.value()) > Math.abs(than.value());
            case CONSECUTIVE_FAILURES, FAST_MARKET ->
                next.value() > than.value() || next.periodMillis() < than.periodMillis();
        };
    }

    private static Optional<LimitSetting> find(List<LimitSetting> settings, LimitRule rule) {
        return settings.stream().filter(setting -> setting.rule() == rule).findFirst();
    }
}
