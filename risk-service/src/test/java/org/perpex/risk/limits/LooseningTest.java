package org.perpex.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;
import org.perpex.risk.engine.LimitChange;
import org.perpex.risk.engine.LimitsView;

class LooseningTest {

    private static LimitSetting rule(LimitRule rule, long value) {
        return new LimitSetting(rule, true, value, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "SINGLE_ORDER, 50000, 0, 50001, 0",
        "DRAWDOWN, 100000, 0, 100001, 0",
        "DAILY_LOSS, 50000, 0, 50001, 0",
        "DAILY_LOSS, -500, 0, -501, 0",
        "CONSECUTIVE_FAILURES, 3, 300000, 4, 300000",
        "CONSECUTIVE_FAILURES, 3, 300000, 3, 299999",
        "SYMBOL_EXPOSURE, 300000, 0, 300001, 0",
        "FAST_MARKET, 5000, 1000, 5001, 1000",
        "FAST_MARKET, 5000, 1000, 5000, 999",
        "POSITION_SIZE, 500, 0, 501, 0",
        "COOL_DOWN, 60000, 0, 59999, 0",
        "CONCENTRATION, 500000, 0, 500001, 0",
        "SLIPPAGE, 1000, 0, 1001, 0",
        "ABNORMAL_PRICE, 50000, 0, 50001, 0",
        "EXECUTION_TIMEOUT, 30000, 0, 30001, 0"
    })
    void oneStepTowardsTheTraderLoosensAndOneTowardsTheHouseDoesNot(
            LimitRule rule, long value, long period, long looserValue, long looserPeriod) {
        List<LimitSetting> strict = List.of(new LimitSetting(rule, true, value, period));
        List<LimitSetting> loose = List.of(new LimitSetting(rule, true, looserValue, looserPeriod));

        assertThat(Loosening.of(strict, loose)).containsExactly(rule);
        assertThat(Loosening.of(loose, strict)).isEmpty();
        assertThat(Loosening.of(strict, strict)).isEmpty();
    }

    @Test
    void aShareAndAnAmountCannotBeCompared() {
        List<LimitSetting> share = List.of(rule(LimitRule.DAILY_LOSS, 50_000));
        List<LimitSetting> amount = List.of(rule(LimitRule.DAILY_LOSS, -1));

        assertThat(Loosening.of(share, amount)).containsExactly(LimitRule.DAILY_LOSS);
        assertThat(Loosening.of(amount, share)).containsExactly(LimitRule.DAILY_LOSS);
    }

    @Test
    void eachRuleLoosensThatIsSwitchedOffOrLeftOutAndNoneThatIsNew() {
        for (LimitRule each : LimitRule.values()) {
            List<LimitSetting> held = List.of(rule(each, 1));
            List<LimitSetting> off = List.of(new LimitSetting(each, false, 1, 0));
            assertThat(Loosening.of(held, off)).containsExactly(each);
            assertThat(Loosening.of(held, List.of())).containsExactly(each);
            assertThat(Loosening.of(off, held)).isEmpty();
            assertThat(Loosening.of(off, List.of())).isEmpty();
            assertThat(Loosening.of(List.of(), held)).isEmpty();
        }
    }

    @Test
    void anOverrideThatLiftsOrEndsSomethingAlwaysLoosens() {
        for (LimitRule each : List.of(LimitRule.SAFE_MODE, LimitRule.DIRECTION, LimitRule.CONSECUTIVE_FAILURES)) {
            assertThat(Loosening.of(limits(rule(each, 1)), rule(each, 1), 10, 5))
                    .isTrue();
        }
    }

    @Test
    void anOverrideIsMeasuredByTheProfileAndByTheOverrideThatIsInForce() {
        LimitSetting five = rule(LimitRule.SINGLE_ORDER, 5);
        LimitChange.Override three = new LimitChange.Override(LimitRule.SINGLE_ORDER, 3, 100);
        LimitChange.Override nine = new LimitChange.Override(LimitRule.SINGLE_ORDER, 9, 100);

        assertThat(loosens(limits(five), 6, 10)).isTrue();
        assertThat(loosens(limits(five), 5, 10)).isFalse();
        assertThat(loosens(limits(five, three), 4, 200)).isTrue();
        assertThat(loosens(limits(five, three), 3, 99)).isTrue();
        assertThat(loosens(limits(five, three), 3, 100)).isFalse();
        assertThat(loosens(limits(five, nine), 6, 99)).isTrue();
        assertThat(loosens(limits(five, nine), 5, 10)).isFalse();
        LimitChange.Override ended = new LimitChange.Override(LimitRule.SINGLE_ORDER, 3, 5);
        assertThat(loosens(limits(five, ended), 4, 10)).isFalse();
    }

    private static boolean loosens(LimitsView limits, long value, long expiresMillis) {
        return Loosening.of(limits, rule(LimitRule.SINGLE_ORDER, value), expiresMillis, 5);
    }

    private static LimitsView limits(LimitSetting profile, LimitChange.Override... overrides) {
        return new LimitsView(1, List.of(profile), Arrays.asList(overrides), List.of());
    }
}
