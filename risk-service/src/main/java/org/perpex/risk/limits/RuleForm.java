package org.perpex.risk.limits;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;

/**
 * A rule of a profile as an operator writes and reads it.
 *
 * @param on whether it holds; if left out, it does
 * @param value in {@code unit}; empty for a rule without a value
 * @param unit if left out, the usual one of the rule
 * @param periodMillis 0 for a rule that looks at no period
 */
public record RuleForm(
        @Nullable String rule,
        @Nullable Boolean on,
        @Nullable String value,
        @Nullable String unit,
        @Nullable Long periodMillis) {

    public static RuleForm of(LimitSetting setting) {
        RuleUnit unit = RuleUnit.of(setting.rule(), setting.value());
        return new RuleForm(
                setting.rule().name(),
                setting.enabled(),
                unit.text(setting.value()),
                unit.name(),
                setting.periodMillis());
    }
}
