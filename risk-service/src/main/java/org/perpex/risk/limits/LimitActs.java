package org.perpex.risk.limits;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;
import org.perpex.risk.engine.LimitsView;

/**
 * What operators may do to the limits of an account, and what of it takes two people: whatever lets the account do more.
 * Thread-safe.
 */
public final class LimitActs {

    /** A pause ends at once; the override that ends it says nothing else, so it need not last. */
    private static final long RESET_MILLIS = 1_000;

    /** The longest override: what shall hold for longer belongs into the profile. */
    private static final long OVERRIDE_MILLIS_MAX = 30L * 24 * 60 * 60 * 1_000;

    private final LimitSettings settings;

    public LimitActs(LimitSettings settings) {
        this.settings = settings;
    }

    /** Whether an act may be done now, or what two people have to decide. */
    public sealed interface Outcome {

        /** It was sent. */
        record Done(Effect effect) implements Outcome {}

        /** It loosens these rules and was not sent. */
        record Needed(Requested request, List<LimitRule> loosened) implements Outcome {}
    }

    /** Replaces the profile. */
    public Outcome replace(LimitOrder order, List<RuleForm> forms) {
        return set(order, RuleReader.profile(forms));
    }

    /** Lets an account do nothing but shrink its positions, or ends that. */
    public Outcome safeMode(LimitOrder order, boolean on) {
        LimitsView limits = settings.limits(order.account());
        Stream<LimitSetting> others = limits.settings().stream().filter(each -> each.rule() != LimitRule.SAFE_MODE);
        LimitSetting first = new LimitSetting(LimitRule.SAFE_MODE, on, 0, 0);
        return set(order, Stream.concat(Stream.of(first), others).toList());
    }

    private Outcome set(LimitOrder order, List<LimitSetting> next) {
        if (settings.isTaken(order.account(), order.request())) {
            return new Outcome.Done(settings.setProfile(order, next));
        }
        LimitsView before = settings.limits(order.account());
        LimitSettings.requireVersion(before, order.replaced());
        if (before.settings().equals(next)) {
            throw new LimitRefused(LimitRefused.Cause.UNCHANGED, "These rules are in force already.");
        }
        List<LimitRule> loosened = Loosening.of(before.settings(), next);
        return loosened.isEmpty()
                ? new Outcome.Done(settings.setProfile(order, next))
                : new Outcome.Needed(
                        Requested.profile(
                                order.account(),
                                order.replaced(),
                                next.stream().map(RuleForm::of).toList()),
                        loosened);
    }

    /** Puts another value in the place of a rule's, until a moment of engine time. */
    public Outcome override(LimitOrder order, RuleForm form, long expiresMillis) {
        LimitsView before = settings.limits(order.account());
        LimitSetting instead = RuleReader.override(before.settings(), form);
        if (settings.isTaken(order.account(), order.request())) {
            return new Outcome.Done(settings.override(order, instead, expiresMillis));
        }
        LimitSettings.requireVersion(before, order.replaced());
        long nowMillis = settings.timeMillis();
        FieldsInvalid.require(
                expiresMillis > nowMillis && expiresMillis <= nowMillis + OVERRIDE_MILLIS_MAX,
                "expires",
                "engine time in ms from " + (nowMillis + 1) + " to " + (nowMillis + OVERRIDE_MILLIS_MAX));
        return Loosening.of(before, instead, expiresMillis, nowMillis)
                ? new Outcome.Needed(
                        Requested.override(order.account(), order.replaced(), form, expiresMillis),
                        List.of(instead.rule()))
                : new Outcome.Done(settings.override(order, instead, expiresMillis));
    }

    /** Ends a pause after refusals. */
    public Outcome resetPause(LimitOrder order) {
        LimitsView before = settings.limits(order.account());
        LimitSettings.requireVersion(before, order.replaced());
        paused(before);
        return new Outcome.Needed(
                Requested.pauseReset(order.account(), order.replaced()), List.of(LimitRule.CONSECUTIVE_FAILURES));
    }

    private static LimitSetting paused(LimitsView limits) {
        return limits.settings().stream()
                .filter(each -> each.rule() == LimitRule.CONSECUTIVE_FAILURES)
                .findFirst()
                .orElseThrow(() -> new LimitRefused(
                        LimitRefused.Cause.RULE_MISSING, "The profile does not have CONSECUTIVE_FAILURES."));
    }

    /** Does what two people decided; done once, however often it is asked for. */
    public Effect carryOut(LimitOrder order, Requested request) {
        return switch (request.kind()) {
            case PROFILE -> settings.setProfile(order, RuleReader.profile(request.rules()));
            case OVERRIDE -> override(order, request);
            case PAUSE_RESET -> {
                LimitSetting pause = paused(settings.limits(order.account()));
                yield settings.override(order, pause, settings.timeMillis() + RESET_MILLIS);
            }
        };
    }

    private Effect override(LimitOrder order, Requested request) {
        RuleForm form = Objects.requireNonNull(request.override(), "an override was asked for");
        List<LimitSetting> profile = settings.limits(order.account()).settings();
        return settings.override(order, RuleReader.override(profile, form), request.expires());
    }
}
