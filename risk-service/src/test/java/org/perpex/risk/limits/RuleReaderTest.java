package org.perpex.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perpex.risk.limits.LimitWorld.rule;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;

class RuleReaderTest {

    @Test
    void readsEachRuleInItsUnitAndWritesItBack() {
        List<LimitSetting> settings = RuleReader.profile(List.of(
                rule("EXECUTION_TIMEOUT", "30000"),
                new RuleForm("DAILY_LOSS", false, "500.00000001", "AMOUNT", null),
                rule("CONSECUTIVE_FAILURES", "3", 300_000),
                rule("FAST_MARKET", "0.005", 1_000),
                rule("POSITION_SIZE", "250000"),
                rule("DIRECTION", "")));

        assertThat(settings)
                .containsExactly(
                        new LimitSetting(LimitRule.DAILY_LOSS, false, -50_000_000_001L, 0),
                        new LimitSetting(LimitRule.CONSECUTIVE_FAILURES, true, 3, 300_000),
                        new LimitSetting(LimitRule.DIRECTION, true, 0, 0),
                        new LimitSetting(LimitRule.FAST_MARKET, true, 5_000, 1_000),
                        new LimitSetting(LimitRule.POSITION_SIZE, true, 25_000_000_000_000L, 0),
                        new LimitSetting(LimitRule.EXECUTION_TIMEOUT, true, 30_000, 0));
        assertThat(RuleReader.profile(settings.stream().map(RuleForm::of).toList()))
                .isEqualTo(settings);
        assertThat(RuleForm.of(settings.getFirst()).value()).isEqualTo("500.00000001");
    }

    @Test
    void saysOfEachFieldWhatItMustBe() {
        List<RuleForm> forms = List.of(
                rule("SINGLE_ORDER", "-0.1"),
                rule("SLIPPAGE", "1.000001"),
                rule("FAST_MARKET", "0.005", 60_001),
                rule("SAFE_MODE", "1"),
                rule("DAILY_LOSS", "0"),
                new RuleForm("COOL_DOWN", null, "60000", "SHARE", null),
                rule("CONSECUTIVE_FAILURES", "0.5", 1),
                rule("LUCK", "1"));

        assertThatThrownBy(() -> RuleReader.profile(forms))
                .isInstanceOfSatisfying(
                        FieldsInvalid.class,
                        invalid -> assertThat(invalid.limits())
                                .containsEntry("rules[0].value", "a plain decimal from 0.000000 to 1000.000000 (SHARE)")
                                .containsEntry("rules[1].value", "a plain decimal from 0.000000 to 1.000000 (SHARE)")
                                .containsEntry("rules[2].periodMillis", "from 1 to 60000")
                                .containsEntry("rules[3].value", "left out")
                                .containsEntry("rules[4].value", "a plain decimal from 0.000001 to 1000.000000 (SHARE)")
                                .containsEntry("rules[5].unit", "one of [MILLIS]")
                                .containsEntry("rules[6].value", "a plain decimal from 1 to 1000 (COUNT)")
                                .containsKey("rules[7].rule")
                                .hasSize(8));
    }

    @Test
    void refusesARuleThatIsThereTwice() {
        assertThatThrownBy(() -> RuleReader.profile(List.of(rule("DIRECTION", ""), rule("DIRECTION", ""))))
                .isInstanceOfSatisfying(
                        FieldsInvalid.class,
                        invalid ->
                                assertThat(invalid.limits()).isEqualTo(Map.of("rules", "a list with each rule once")));
    }

    @Test
    void anOverrideChangesTheValueOfARuleThatTheProfileHas() {
        List<LimitSetting> profile = List.of(new LimitSetting(LimitRule.FAST_MARKET, true, 5_000, 1_000));

        assertThat(RuleReader.override(profile, rule("FAST_MARKET", "0.01")))
                .isEqualTo(new LimitSetting(LimitRule.FAST_MARKET, true, 10_000, 1_000));
        assertThatThrownBy(() -> RuleReader.override(profile, rule("SLIPPAGE", "0.01")))
                .hasMessage("rule must be one that the profile has.");
        assertThatThrownBy(() -> RuleReader.override(profile, rule("FAST_MARKET", "0.01", 5)))
                .hasMessage("periodMillis must be left out: an override changes the value.");
    }
}
