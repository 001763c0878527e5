package org.perpex.risk.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.risk.engine.LimitChange;
import org.perpex.risk.engine.LimitsView;
import org.perpex.risk.limits.Effect;
import org.perpex.risk.limits.FieldsInvalid;
import org.perpex.risk.limits.LimitOrder;
import org.perpex.risk.limits.RuleForm;
import org.perpex.risk.limits.RuleUnit;

/** What operators write and read about limits. */
final class LimitBodies {

    private static final String HEX = "[0-9a-f]{32}";

    private LimitBodies() {}

    /**
     * What every change says.
     *
     * @param version of the limits that it replaces, as {@code GET} answers it
     * @param request 32 hexadecimal digits chosen by the operator; if left out, one is made
     */
    record Head(
            @Nullable Long version,
            @Nullable String request,
            @Nullable String reason) {

        LimitOrder order(Identity caller, long account) {
            String why = Approvals.reason(reason);
            Long replaced = version;
            FieldsInvalid.require(replaced != null && replaced >= 0, "version", "that of the limits that are replaced");
            return new LimitOrder(account, replaced == null ? 0 : replaced, id(request), caller.userId(), why);
        }

        private static RequestId id(@Nullable String request) {
            return request == null ? RequestId.of(UUID.randomUUID()) : LimitBodies.request(request);
        }
    }

    static RequestId request(String text) {
        FieldsInvalid.require(
                text.matches(HEX) && !RequestId.parse(text).isNone(), "request", "32 hexadecimal digits, not all 0");
        return RequestId.parse(text);
    }

    record Profile(
            @Nullable Long version,
            @Nullable List<RuleForm> rules,
            @Nullable String request,
            @Nullable String reason) {}

    record Override(
            @Nullable Long version,
            @Nullable String rule,
            @Nullable String value,
            @Nullable String unit,
            @Nullable Long expires,
            @Nullable String request,
            @Nullable String reason) {}

    record SafeMode(
            @Nullable Long version,
            @Nullable Boolean on,
            @Nullable String request,
            @Nullable String reason) {}

    /** @param loosened the rules for which it takes another person; empty if it took none */
    record Answer(@Nullable Effect effect, @Nullable Approval approval, List<String> loosened) {}

    record OverrideRow(String rule, String value, RuleUnit unit, long expires, boolean inForce) {

        static OverrideRow of(LimitChange.Override override, long nowMillis) {
            RuleUnit unit = RuleUnit.of(override.rule(), override.value());
            return new OverrideRow(
                    override.rule().name(),
                    unit.text(override.value()),
                    unit,
                    override.expiresMillis(),
                    nowMillis < override.expiresMillis());
        }
    }

    /** @param rules the profile that was set; null if it was an override */
    record HistoryRow(
            long version,
            String request,
            long time,
            long operator,
            String reason,
            @Nullable List<RuleForm> rules,
            @Nullable OverrideRow override) {

        static HistoryRow of(LimitChange change, long nowMillis) {
            return new HistoryRow(
                    change.change().version(),
                    change.change().request().toString(),
                    change.timeMillis(),
                    change.change().operator(),
                    change.change().reason(),
                    change.what() instanceof LimitChange.Profile profile ? LimitBodies.rules(profile.settings()) : null,
                    change.what() instanceof LimitChange.Override override
                            ? OverrideRow.of(override, nowMillis)
                            : null);
        }
    }

    /** @param history the last settings, the newest first */
    record Limits(
            long account,
            long time,
            long version,
            List<RuleForm> rules,
            List<OverrideRow> overrides,
            List<HistoryRow> history) {

        static Limits of(long account, LimitsView view, long nowMillis) {
            return new Limits(
                    account,
                    nowMillis,
                    view.version(),
                    LimitBodies.rules(view.settings()),
                    view.overrides().stream()
                            .map(override -> OverrideRow.of(override, nowMillis))
                            .toList(),
                    view.history().reversed().stream()
                            .map(change -> HistoryRow.of(change, nowMillis))
                            .toList());
        }
    }

    static List<RuleForm> rules(List<LimitSetting> settings) {
        return settings.stream().map(RuleForm::of).toList();
    }
}
