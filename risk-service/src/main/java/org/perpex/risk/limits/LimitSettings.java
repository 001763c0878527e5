package org.perpex.risk.limits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.risk.engine.LimitChange;
import org.perpex.risk.engine.LimitsView;
import org.perpex.risk.view.PublishedAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings settings of limits to the engine, each through the audit trail first: what the trail does not have is not sent.
 * A setting names the version that it replaces, so of two operators the second is refused, and a repetition is the same
 * setting. Thread-safe.
 */
public final class LimitSettings {

    private static final Logger LOG = LoggerFactory.getLogger(LimitSettings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int DETAIL_CHARS_MAX = 4_000;
    private static final int DIGEST_CHARS = 16;

    private final PublishedAccounts accounts;
    private final LimitAnswers answers;
    private final AuditDesk audit;
    private final Queue queue;
    private final InstantSource clock;

    /** The engine's queue. */
    @FunctionalInterface
    public interface Queue {

        /** Appends a command. Returns false if that is not known to have worked: it may be there all the same. */
        boolean append(AdminCommand command);
    }

    public LimitSettings(
            PublishedAccounts accounts, LimitAnswers answers, AuditDesk audit, Queue queue, InstantSource clock) {
        this.accounts = accounts;
        this.answers = answers;
        this.audit = audit;
        this.queue = queue;
        this.clock = clock;
    }

    /** The limits of an account as the engine has them. */
    public LimitsView limits(long account) {
        return accounts.find(account)
                .orElseThrow(() -> new LimitRefused(
                        LimitRefused.Cause.ACCOUNT_UNKNOWN, "The engine has no account " + account + "."))
                .limits();
    }

    /** Engine time, as of what is published. */
    public long timeMillis() {
        return accounts.moment().timeMillis();
    }

    /** Replaces the profile of an account. */
    public Effect setProfile(LimitOrder order, List<LimitSetting> settings) {
        LimitsView before = limits(order.account());
        return carryOut(
                order,
                new AdminCommand.SetLimits(order.change(), order.account(), settings),
                new LimitChange.Profile(settings),
                "LIMITS_SENT",
                RuleTexts.of(before.settings()) + " to " + RuleTexts.of(settings));
    }

    /** Puts another value in the place of a rule's, until a moment of engine time. */
    public Effect override(LimitOrder order, LimitSetting instead, long expiresMillis) {
        return carryOut(
                order,
                new AdminCommand.OverrideLimit(
                        order.change(), order.account(), instead.rule(), instead.value(), expiresMillis),
                new LimitChange.Override(instead.rule(), instead.value(), expiresMillis),
                "LIMIT_OVERRIDE_SENT",
                RuleTexts.of(instead) + " until " + expiresMillis);
    }

    /** Whether a command of this id made a setting of the account. */
    public boolean isTaken(long account, RequestId request) {
        return taken(limits(account), request).isPresent();
    }

    /** What became of a command, as far as it is known here. */
    public Effect find(long account, RequestId request) {
        Optional<LimitChange> taken = taken(limits(account), request);
        return answers.find(account, request)
                .map(answer -> Effect.of(request, answer))
                .or(() -> taken.map(Effect::of))
                .orElseGet(() -> Effect.unknown(request));
    }

    /** The setting that a command made, if the account's history still has it. */
    private static Optional<LimitChange> taken(LimitsView limits, RequestId request) {
        return limits.history().stream()
                .filter(change -> change.change().request().equals(request))
                .findFirst();
    }

    private Effect carryOut(
            LimitOrder order, AdminCommand command, LimitChange.What what, String action, String detail) {
        LimitsView before = limits(order.account());
        Optional<LimitChange> taken = taken(before, order.request());
        if (taken.isPresent()) {
            requireSame(taken.get(), what);
            return find(order.account(), order.request());
        }
        requireVersion(before, order.replaced());
        report(order, action, "", "version " + (order.replaced() + 1) + ": " + detail);
        answers.forgetRefusal(order.account(), order.request());
        if (!queue.append(command)) {
            LOG.warn("a setting of limits may not have come: request {}", order.request());
        }
        Effect effect = answers.await(order.account(), order.request(), PATIENCE)
                .map(answer -> Effect.of(order.request(), answer))
                .orElseGet(() -> find(order.account(), order.request()));
        if (effect.state() == Effect.State.REFUSED) {
            reportRefusal(order, effect);
        }
        return effect;
    }

    /** A pause is reset until a moment after it is asked for: two such are the same whenever they end. */
    private static void requireSame(LimitChange taken, LimitChange.What what) {
        boolean isSame = taken.what().equals(what)
                || taken.what() instanceof LimitChange.Override was
                        && what instanceof LimitChange.Override is
                        && was.rule() == is.rule()
                        && was.value() == is.value();
        if (!isSame) {
            throw new LimitRefused(LimitRefused.Cause.REQUEST_REUSED, "This request was another setting.");
        }
    }

    /** Refuses a setting that replaces another version than the one in force. */
    public static void requireVersion(LimitsView limits, long replaced) {
        if (limits.version() != replaced) {
            throw new LimitRefused(
                    LimitRefused.Cause.LIMITS_CHANGED,
                    "It replaces version " + replaced + ", but " + limits.version() + " is in force. Look again.");
        }
    }

    private void report(LimitOrder order, String action, String suffix, String detail) {
        String cut = detail.length() <= DETAIL_CHARS_MAX ? detail : detail.substring(0, DETAIL_CHARS_MAX);
        try {
            audit.report(new AuditDesk.Act(
                    "risk:" + order.request() + "/" + digest(detail) + suffix,
                    clock.millis(),
                    action,
                    Long.toString(order.operator()),
                    "account " + order.account(),
                    order.reason(),
                    cut));
        } catch (RuntimeException away) { // Whatever it is: nothing is done that the trail may lack.
            LOG.warn("the audit trail does not take a setting of limits: {}", away.toString());
            throw new LimitRefused(
                    LimitRefused.Cause.AUDIT_UNAVAILABLE, "The audit trail cannot be written now. Nothing was done.");
        }
    }

    /** Tells apart what the trail shall have of a request whose first form did not come through, and of another form. */
    private static String digest(String detail) {
        UUID digest = UUID.nameUUIDFromBytes(detail.getBytes(StandardCharsets.UTF_8));
        return RequestId.of(digest).toString().substring(0, DIGEST_CHARS);
    }

    /** The engine has the last word: the trail then says that what it has was refused. */
    private void reportRefusal(LimitOrder order, Effect effect) {
        try {
            report(order, "LIMITS_REFUSED", "/refused", "by the engine: " + effect.refusal());
        } catch (LimitRefused away) {
            LOG.warn("request {} was refused by the engine, and the trail does not say so", order.request());
        }
    }
}
