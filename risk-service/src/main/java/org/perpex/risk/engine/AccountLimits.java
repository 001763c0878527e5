package org.perpex.risk.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.RequestId;

/** The limits profile of an account, the overrides of its rules, and what its rules have to remember. */
final class AccountLimits {

    private LimitProfile profile = LimitProfile.EMPTY;
    private final Map<LimitRule, LimitChange.Override> overrides = new EnumMap<>(LimitRule.class);
    private final Deque<LimitChange> history = new ArrayDeque<>();
    private final EquityMarks marks = new EquityMarks();
    private final Failures failures = new Failures();

    LimitProfile profile() {
        return profile;
    }

    EquityMarks marks() {
        return marks;
    }

    Failures failures() {
        return failures;
    }

    /** The last settings, the oldest first. */
    Deque<LimitChange> history() {
        return history;
    }

    Map<LimitRule, LimitChange.Override> overrides() {
        return overrides;
    }

    /** The version of the last setting; 0 before the first. */
    long version() {
        return history.isEmpty() ? 0 : history.getLast().change().version();
    }

    /** The command that made the last setting. */
    RequestId lastRequest() {
        return history.isEmpty() ? RequestId.NONE : history.getLast().change().request();
    }

    /** Takes a setting that was found sound. One that ends the profile forgets everything but the history. */
    void take(LimitChange change) {
        switch (change.what()) {
            case LimitChange.Profile set -> {
                profile = new LimitProfile(set.settings());
                if (profile.isEmpty()) {
                    overrides.clear();
                    failures.forget();
                }
            }
            case LimitChange.Override override -> {
                overrides.put(override.rule(), override);
                if (override.rule() == LimitRule.CONSECUTIVE_FAILURES) {
                    failures.endPause();
                }
            }
        }
        remember(change);
    }

    private void remember(LimitChange change) {
        if (history.size() == Limits.LIMIT_HISTORY_MAX) {
            history.removeFirst();
        }
        history.addLast(change);
    }

    /** Puts back what a snapshot kept. */
    void restore(LimitProfile kept) {
        profile = kept;
    }

    /** What is set for a rule if it is on; null if it is off, or not in the profile. */
    @Nullable
    LimitSetting held(LimitRule rule) {
        LimitSetting setting = profile.of(rule);
        return setting != null && setting.enabled() ? setting : null;
    }

    /** The value of a rule at a time: that of the override, or of the profile. */
    long value(LimitSetting setting, long nowMillis) {
        LimitChange.Override override = overrideAt(setting.rule(), nowMillis);
        return override == null ? setting.value() : override.value();
    }

    LimitChange.@Nullable Override overrideAt(LimitRule rule, long nowMillis) {
        LimitChange.Override override = overrides.get(rule);
        return override != null && nowMillis < override.expiresMillis() ? override : null;
    }
}
