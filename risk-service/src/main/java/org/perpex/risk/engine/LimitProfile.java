package org.perpex.risk.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;

/** The rules that an operator set for an account, as {@code docs/concepts/account-limits.md} states them. Immutable. */
final class LimitProfile {

    private static final int CODES = LimitRule.values().length + 1;

    static final LimitProfile EMPTY = new LimitProfile(List.of());

    private final List<LimitSetting> settings;
    private final @Nullable LimitSetting[] byCode = new LimitSetting[CODES];

    LimitProfile(List<LimitSetting> settings) {
        this.settings = settings;
        for (LimitSetting each : settings) {
            byCode[each.rule().code] = each;
        }
    }

    /** In order of the rules' codes. */
    List<LimitSetting> settings() {
        return settings;
    }

    boolean isEmpty() {
        return settings.isEmpty();
    }

    /** What is set for a rule; null if the profile does not have it. */
    @Nullable
    LimitSetting of(LimitRule rule) {
        return byCode[rule.code];
    }

    /** Whether a list of rules can be a profile: rising codes, values and periods within their bounds. */
    static boolean isSound(List<LimitSetting> settings) {
        int last = 0;
        for (LimitSetting each : settings) {
            if (each.rule().code <= last || !isSound(each)) {
                return false;
            }
            last = each.rule().code;
        }
        return true;
    }

    /** Whether a value and a period are such as their rule can have. */
    static boolean isSound(LimitSetting setting) {
        return LimitBounds.of(setting.rule()).admit(setting.value(), setting.periodMillis());
    }
}
