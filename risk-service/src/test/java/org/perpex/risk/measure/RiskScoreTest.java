package org.perpex.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RiskScoreTest {

    private static final long MOST = 2_000_000;

    @Test
    @Tag("RM-020")
    void nothingAtStakeIsNothing() {
        assertThat(RiskScore.ppm(0, 0, null, 0L)).isZero();
    }

    @Test
    @Tag("RM-021")
    void weighsItsFourParts() {
        assertThat(RiskScore.ppm(200_000, 1_000_000, 400_000L, 100_000L)).isEqualTo(395_000);
    }

    @Test
    @Tag("RM-022")
    void sharesTheWeightOfWhatIsNotKnown() {
        assertThat(RiskScore.ppm(200_000, 1_000_000, 400_000L, null)).isEqualTo(493_333);
    }

    @Test
    @Tag("RM-023")
    void isNeverAboveOne() {
        assertThat(RiskScore.ppm(3_000_000, 1_000_000, 0L, 2_000_000L)).isEqualTo(1_000_000);
    }

    @Property
    void neverFallsWhenARiskRises(
            @ForAll @LongRange(max = MOST) long usage,
            @ForAll @LongRange(max = MOST) long concentration,
            @ForAll @LongRange(max = MOST) long distance,
            @ForAll @LongRange(max = MOST) long loss,
            @ForAll @LongRange(max = MOST) long more) {
        for (Long known : new Long[] {loss, null}) {
            long score = RiskScore.ppm(usage, concentration, distance, known);
            assertThat(RiskScore.ppm(usage + more, concentration, distance, known))
                    .isGreaterThanOrEqualTo(score);
            assertThat(RiskScore.ppm(usage, concentration + more, distance, known))
                    .isGreaterThanOrEqualTo(score);
            assertThat(RiskScore.ppm(usage, concentration, distance + more, known))
                    .isLessThanOrEqualTo(score);
            assertThat(RiskScore.ppm(usage, concentration, null, known)).isLessThanOrEqualTo(score);
            assertThat(score).isBetween(0L, 1_000_000L);
        }
        assertThat(RiskScore.ppm(usage, concentration, distance, loss + more))
                .isGreaterThanOrEqualTo(RiskScore.ppm(usage, concentration, distance, loss));
    }
}
