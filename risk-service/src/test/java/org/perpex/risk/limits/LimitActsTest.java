package org.perpex.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.limits.LimitWorld.order;
import static org.perpex.risk.limits.LimitWorld.rule;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.risk.engine.LimitChange;

/** Settings on their way to an engine that answers them. */
class LimitActsTest {

    private final LimitWorld world = new LimitWorld();

    @Test
    void aProfileStandsInTheTrailAndThenHoldsFromItsInput() {
        Effect effect = world.set(0, rule("SINGLE_ORDER", "0.05"), rule("SAFE_MODE", ""));

        assertThat(effect)
                .isEqualTo(new Effect(new RequestId(9, 1).toString(), Effect.State.EFFECTIVE, 1L, 1_000L, 2L, null));
        assertThat(world.settings().limits(ALICE).settings())
                .containsExactly(
                        new LimitSetting(LimitRule.SAFE_MODE, true, 0, 0),
                        new LimitSetting(LimitRule.SINGLE_ORDER, true, 50_000, 0));
        assertThat(world.trail).singleElement().satisfies(act -> {
            assertThat(act.action()).isEqualTo("LIMITS_SENT");
            assertThat(act.actor()).isEqualTo("7");
            assertThat(act.target()).isEqualTo("account " + ALICE);
            assertThat(act.reason()).isEqualTo("the desk asked für it");
            assertThat(act.detail()).isEqualTo("version 1: no rules to SAFE_MODE, SINGLE_ORDER 0.050000 SHARE");
            assertThat(act.id()).matches("[A-Za-z0-9:/-]{1,64}").startsWith("risk:" + effect.request());
        });
        Change kept = world.settings().limits(ALICE).history().getFirst().change();
        assertThat(kept.reason()).isEqualTo("the desk asked f?r it");
        assertThat(kept.operator()).isEqualTo(LimitWorld.OPERATOR);
    }

    @Test
    void nothingIsSentThatTheTrailDoesNotHave() {
        world.trailIsAway = true;

        assertThatThrownBy(() -> world.set(0, rule("SAFE_MODE", "")))
                .isInstanceOfSatisfying(
                        LimitRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(LimitRefused.Cause.AUDIT_UNAVAILABLE));
        assertThat(world.sent).isEmpty();
    }

    @Test
    void whatWasLostIsUnknownAndHoldsWhenItIsSentAgain() {
        world.queueLoses = true;
        assertThat(world.set(0, rule("SAFE_MODE", "")).state()).isEqualTo(Effect.State.UNKNOWN);
        assertThat(world.settings().find(ALICE, new RequestId(9, 1)).state()).isEqualTo(Effect.State.UNKNOWN);

        world.queueLoses = false;
        assertThat(world.set(0, rule("SAFE_MODE", "")).version()).isEqualTo(1);
    }

    @Test
    void sentAgainItIsTheSameSettingAndNothingElse() {
        Effect first = world.set(0, rule("SAFE_MODE", ""));
        world.timeMillis = 2_000;

        assertThat(world.set(0, rule("SAFE_MODE", ""))).isEqualTo(first);
        assertThat(world.sent).hasSize(1);
        assertThatThrownBy(() -> world.set(0, rule("DIRECTION", "")))
                .isInstanceOfSatisfying(
                        LimitRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(LimitRefused.Cause.REQUEST_REUSED));
        world.apply(world.sent.getFirst());
        assertThat(world.settings().find(ALICE, new RequestId(9, 1))).isEqualTo(first);
    }

    @Test
    void anIdThatIsUsedForTwoAccountsStandsForTwoSettings() {
        world.set(0, rule("SAFE_MODE", ""));
        world.timeMillis = 2_000;

        Effect other = ((LimitActs.Outcome.Done)
                        world.acts.safeMode(new LimitOrder(BOB, 0, new RequestId(9, 1), 7, "the same id"), true))
                .effect();
        assertThat(other.timeMillis()).isEqualTo(2_000);
        assertThat(world.settings().find(BOB, new RequestId(9, 1))).isEqualTo(other);
        assertThat(world.settings().limits(BOB).version()).isEqualTo(1);
    }

    @Test
    void ofTwoWhoSawTheSameVersionTheSecondIsRefused() {
        world.set(0, rule("SAFE_MODE", ""));

        assertThatThrownBy(() -> world.acts.replace(order(0, 50), List.of(rule("DIRECTION", ""))))
                .isInstanceOfSatisfying(
                        LimitRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(LimitRefused.Cause.LIMITS_CHANGED));
    }

    @Test
    void whatTheEngineRefusesStandsInTheTrailTwice() {
        LimitOrder late = order(0, 60);
        LimitSetting rule = new LimitSetting(LimitRule.SAFE_MODE, true, 0, 0);
        // The engine has an override that expired on its way.
        world.set(0, rule("SAFE_MODE", ""));
        Effect effect = world.settings().override(new LimitOrder(ALICE, 1, late.request(), 7, "late"), rule, 999);

        assertThat(effect.state()).isEqualTo(Effect.State.REFUSED);
        assertThat(effect.refusal()).isEqualTo(RejectReason.DEADLINE_PASSED);
        assertThat(world.trail.getLast().action()).isEqualTo("LIMITS_REFUSED");
        assertThat(world.trail.getLast().id()).matches("[A-Za-z0-9:/-]{1,64}");
        assertThat(world.settings().find(ALICE, late.request())).isEqualTo(effect);
    }

    @Test
    void theEndOfSafeModeTakesTwoPeople() {
        LimitActs.Outcome on = world.acts.safeMode(order(0, 1), true);
        LimitActs.Outcome off = world.acts.safeMode(order(1, 2), false);

        assertThat(on).isInstanceOf(LimitActs.Outcome.Done.class);
        assertThat(off).isInstanceOfSatisfying(LimitActs.Outcome.Needed.class, needed -> {
            assertThat(needed.loosened()).containsExactly(LimitRule.SAFE_MODE);
            assertThat(world.acts.carryOut(order(1, 2), needed.request()).version())
                    .isEqualTo(2);
            assertThat(world.acts.carryOut(order(1, 2), needed.request()).version())
                    .isEqualTo(2);
        });
        assertThat(world.settings().limits(ALICE).settings())
                .containsExactly(new LimitSetting(LimitRule.SAFE_MODE, false, 0, 0));
        assertThatThrownBy(() -> world.acts.safeMode(order(2, 3), false))
                .isInstanceOfSatisfying(
                        LimitRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(LimitRefused.Cause.UNCHANGED));
    }

    @Test
    void anOverrideThatLoosensTakesTwoPeopleAndOneThatTightensNone() {
        world.set(0, rule("SINGLE_ORDER", "0.05"));

        assertThat(world.acts.override(order(1, 2), rule("SINGLE_ORDER", "0.01"), 90_000))
                .isInstanceOf(LimitActs.Outcome.Done.class);
        assertThat(world.acts.override(order(2, 3), rule("SINGLE_ORDER", "0.1"), 90_000))
                .isInstanceOfSatisfying(LimitActs.Outcome.Needed.class, needed -> {
                    world.acts.carryOut(order(2, 3), needed.request());
                    assertThat(world.settings().limits(ALICE).overrides())
                            .containsExactly(new LimitChange.Override(LimitRule.SINGLE_ORDER, 100_000, 90_000));
                });
        assertThat(world.trail.getLast().action()).isEqualTo("LIMIT_OVERRIDE_SENT");
        assertThat(world.trail.getLast().detail()).isEqualTo("version 3: SINGLE_ORDER 0.100000 SHARE until 90000");
    }

    @Test
    void anOverrideEndsWithinThirtyDays() {
        world.set(0, rule("SINGLE_ORDER", "0.05"));
        long most = 1_000 + 30L * 24 * 60 * 60 * 1_000;

        for (long wrong : List.of(0L, 1_000L, most + 1)) {
            assertThatThrownBy(() -> world.acts.override(order(1, 2), rule("SINGLE_ORDER", "0.01"), wrong))
                    .isInstanceOf(FieldsInvalid.class)
                    .hasMessageContaining("expires must be engine time in ms from 1001 to " + most);
        }
        assertThat(world.acts.override(order(1, 2), rule("SINGLE_ORDER", "0.01"), most))
                .isInstanceOf(LimitActs.Outcome.Done.class);
    }

    @Test
    void theEndOfAPauseTakesTwoPeopleAndLeavesTheRule() {
        assertThatThrownBy(() -> world.acts.resetPause(order(0, 1)))
                .isInstanceOfSatisfying(
                        LimitRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(LimitRefused.Cause.RULE_MISSING));
        world.set(0, rule("CONSECUTIVE_FAILURES", "3", 300_000));

        LimitActs.Outcome.Needed needed = (LimitActs.Outcome.Needed) world.acts.resetPause(order(1, 2));
        world.acts.carryOut(order(1, 2), needed.request());
        world.timeMillis = 5_000;
        assertThat(world.acts.carryOut(order(1, 2), needed.request()).version()).isEqualTo(2);
        assertThat(world.sent.getLast())
                .isEqualTo(new AdminCommand.OverrideLimit(
                        order(1, 2).change(), ALICE, LimitRule.CONSECUTIVE_FAILURES, 3, 2_000));
    }

    @Test
    void anAccountThatTheEngineDoesNotHaveIsRefused() {
        LimitOrder order = new LimitOrder(99, 0, new RequestId(9, 1), 7, "why");

        assertThatThrownBy(() -> world.acts.safeMode(order, true))
                .isInstanceOfSatisfying(
                        LimitRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(LimitRefused.Cause.ACCOUNT_UNKNOWN));
    }
}
