package org.perpex.finance.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Exact;

/** The rate that priced a fill, found again. */
class PricedFillsTest {

    private static final PricedFills.By OWN = new PricedFills.By(
            9, Place.everywhere(1024), new Rates(-100, 300), 1, 1, 7, "VIP 1 of schedule 1", RuleKind.TIER, 1);

    private static int rate(long feeUnits, long notionalUnits, boolean maker, PricedFills.@Nullable By by) {
        return new PricedFills.Priced(1, 0, 1, 1, 1, maker, 1, feeUnits, by).ratePpm(notionalUnits);
    }

    @Test
    @Tag("FEE-001")
    @Tag("FEE-005")
    void isWhatTheFeeOfASpecificationComesTo() {
        assertThat(rate(2_400_000, 6_000_000_000L, false, null)).isEqualTo(400);
        assertThat(rate(1_200_000, 6_000_000_000L, true, null)).isEqualTo(200);
        assertThat(rate(3_334, 10_010_000, false, null)).isEqualTo(333);
        assertThat(rate(0, 0, false, null)).isZero();
    }

    @Test
    @Tag("FEE-002")
    void isThatOfTheSettingWhateverTheFee() {
        assertThat(rate(0, 6_000_000_000L, false, OWN)).isEqualTo(300);
        assertThat(rate(0, 6_000_000_000L, true, OWN)).isEqualTo(-100);
    }

    @Test
    void isFoundAgainForEveryNotionalAboveACent() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 100_000; i++) {
            int ppm = random.nextInt(-1_000, 1_001);
            long notionalUnits = random.nextLong(1_000_001, 1L << random.nextInt(21, 60));
            long feeUnits = ppm >= 0
                    ? Exact.mulDivCeil(notionalUnits, ppm, Exact.PPM)
                    : -Exact.mulDivFloor(notionalUnits, -ppm, Exact.PPM);
            assertThat(rate(feeUnits, notionalUnits, ppm < 0, null)).isEqualTo(ppm);
        }
    }
}
