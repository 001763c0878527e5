package org.perpex.risk.limits;

import java.util.List;
import java.util.stream.Collectors;
import org.perpex.common.contract.LimitSetting;

/** Settings in words, for the audit trail. */
final class RuleTexts {

    private RuleTexts() {}

    static String of(List<LimitSetting> settings) {
        return settings.isEmpty()
                ? "no rules"
                : settings.stream().map(RuleTexts::of).collect(Collectors.joining(", "));
    }

    static String of(LimitSetting setting) {
        RuleUnit unit = RuleUnit.of(setting.rule(), setting.value());
        String value = unit == RuleUnit.NONE ? "" : " " + unit.text(setting.value()) + " " + unit;
        String period = setting.periodMillis() == 0 ? "" : " in " + setting.periodMillis() + " ms";
        return setting.rule() + value + period + (setting.enabled() ? "" : " off");
    }
}
