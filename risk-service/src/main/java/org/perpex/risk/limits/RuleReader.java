package org.perpex.risk.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;
import org.perpex.risk.engine.LimitBounds;

/** Reads rules and notes what is wrong with each field, so that an operator hears of all at once. Not thread-safe. */
public final class RuleReader {

    private final Map<String, String> limits = new TreeMap<>();

    private RuleReader() {}

    /** Reads a whole profile, in whatever order it is written. */
    public static List<LimitSetting> profile(List<RuleForm> forms) {
        RuleReader reader = new RuleReader();
        List<LimitSetting> settings = new ArrayList<>();
        for (int i = 0; i < forms.size() && i < LimitRule.values().length; i++) {
            reader.read("rules[" + i + "].", forms.get(i)).ifPresent(settings::add);
        }
        if (settings.stream().map(LimitSetting::rule).distinct().count() < settings.size()
                || forms.size() > LimitRule.values().length) {
            reader.limits.put("rules", "a list with each rule once");
        }
        reader.end();
        settings.sort(Comparator.comparingInt(setting -> setting.rule().code));
        return List.copyOf(settings);
    }

    /** Reads what shall stand in the place of a rule of a profile; its period stays. */
    public static LimitSetting override(List<LimitSetting> profile, RuleForm form) {
        RuleReader reader = new RuleReader();
        Optional<LimitRule> rule = reader.rule("rule", form.rule());
        Optional<LimitSetting> replaced = rule.flatMap(
                named -> profile.stream().filter(each -> each.rule() == named).findFirst());
        if (rule.isPresent() && replaced.isEmpty()) {
            reader.limits.put("rule", "one that the profile has");
        }
        if (form.periodMillis() != null || form.on() != null) {
            reader.limits.put(form.on() == null ? "periodMillis" : "on", "left out: an override changes the value");
        }
        Optional<LimitSetting> read = replaced.flatMap(setting -> reader.read(
                "", new RuleForm(form.rule(), setting.enabled(), form.value(), form.unit(), setting.periodMillis())));
        reader.end();
        return read.orElseThrow();
    }

    private Optional<LimitSetting> read(String prefix, RuleForm form) {
        Optional<LimitRule> found = rule(prefix + "rule", form.rule());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LimitRule rule = found.get();
        LimitBounds bounds = LimitBounds.of(rule);
        List<RuleUnit> units = RuleUnit.of(rule);
        Optional<RuleUnit> unit = form.unit() == null
                ? Optional.of(units.getFirst())
                : units.stream().filter(each -> each.name().equals(form.unit())).findFirst();
        if (unit.isEmpty()) {
            limits.put(prefix + "unit", "one of " + units);
            return Optional.empty();
        }
        long period = form.periodMillis() == null ? 0 : form.periodMillis();
        if (period < bounds.periodMin() || period > bounds.periodMax()) {
            limits.put(prefix + "periodMillis", "from " + bounds.periodMin() + " to " + bounds.periodMax());
            return Optional.empty();
        }
        return value(prefix + "value", rule, unit.get(), form.value())
                .map(value -> new LimitSetting(rule, !Boolean.FALSE.equals(form.on()), value, period));
    }

    private Optional<Long> value(String field, LimitRule rule, RuleUnit unit, @Nullable String text) {
        LimitBounds bounds = LimitBounds.of(rule);
        String written = text == null ? "" : text;
        try {
            long value = unit.parse(rule, written);
            boolean isBlank = written.isEmpty() == (unit == RuleUnit.NONE);
            if (isBlank && bounds.admit(value, Math.max(bounds.periodMin(), 0))) {
                return Optional.of(value);
            }
        } catch (NumberFormatException malformed) {
            // Said below, with values out of bounds.
        }
        limits.put(field, range(unit, bounds));
        return Optional.empty();
    }

    private static String range(RuleUnit unit, LimitBounds bounds) {
        if (unit == RuleUnit.NONE) {
            return "left out";
        }
        boolean isOther = unit == RuleUnit.AMOUNT && bounds.min() < 0;
        long least = Math.max(bounds.zero() ? 0 : 1, bounds.min());
        return "a plain decimal from " + unit.text(least) + " to " + unit.text(isOther ? bounds.min() : bounds.max())
                + " (" + unit + ")";
    }

    private Optional<LimitRule> rule(String field, @Nullable String name) {
        Optional<LimitRule> rule = Arrays.stream(LimitRule.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (rule.isEmpty()) {
            limits.put(field, "one of " + Arrays.toString(LimitRule.values()));
        }
        return rule;
    }

    private void end() {
        if (!limits.isEmpty()) {
            throw new FieldsInvalid(limits);
        }
    }
}
