package org.perpex.risk.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;

/**
 * What an account is limited to at one moment. Immutable.
 *
 * @param version of the last setting; 0 if there was none
 * @param settings the rules of its profile, in order of their codes
 * @param overrides the last of each rule, whether it has expired or not
 * @param history the last settings, the oldest first
 */
public record LimitsView(
        long version, List<LimitSetting> settings, List<LimitChange.Override> overrides, List<LimitChange> history) {

    /** Nobody ever limited it. */
    public static final LimitsView NONE = new LimitsView(0, List.of(), List.of(), List.of());

    public LimitsView {
        settings = List.copyOf(settings);
        overrides = List.copyOf(overrides);
        history = List.copyOf(history);
    }

    static LimitsView of(@Nullable AccountLimits limits) {
        return limits == null
                ? NONE
                : new LimitsView(
                        limits.version(),
                        limits.profile().settings(),
                        List.copyOf(limits.overrides().values()),
                        List.copyOf(limits.history()));
    }
}
