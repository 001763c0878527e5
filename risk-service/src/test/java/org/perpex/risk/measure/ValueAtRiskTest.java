package org.perpex.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.usdt;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ValueAtRiskTest {

    private static final DailyReturns YEAR = DailyReturns.ofPpb(Map.of(1, constructed(365), 2, constructed(365)));
    private static final long SIZE = usdt("120000");

    /** r_i = ((7919 i mod 1009) − 504) / 10,000, in parts per billion. */
    private static long[] constructed(int days) {
        return LongStream.rangeClosed(1, days)
                .map(i -> (7_919 * i % 1_009 - 504) * 100_000)
                .toArray();
    }

    private static ValueAtRisk of(Stake... stakes) {
        return ValueAtRisk.of(YEAR.profits(List.of(stakes)));
    }

    @Test
    @Tag("RM-010")
    void aLongLosesTheFourthWorstDayOfAYear() {
        assertThat(of(new Stake(1, SIZE)).historicalUnits()).isEqualTo(usdt("5892"));
        assertThat(of(new Stake(1, SIZE)).sample()).isEqualTo(365);
    }

    @Test
    @Tag("RM-011")
    void aShortLosesTheFourthBestDayOfAYear() {
        assertThat(of(new Stake(1, -SIZE)).historicalUnits()).isEqualTo(usdt("5964"));
    }

    @Test
    @Tag("RM-012")
    void aLongLosesWhatANormalDistributionSays() {
        assertThat(of(new Stake(1, SIZE)).parametricUnits()).isEqualTo(usdt("8096.81752002"));
    }

    @Test
    @Tag("RM-013")
    void aShortLosesWhatANormalDistributionSays() {
        assertThat(of(new Stake(1, -SIZE)).parametricUnits()).isEqualTo(usdt("8176.57642413"));
    }

    @Test
    @Tag("RM-014")
    void withoutAHundredDaysThereIsNoWorstOneOfThem() {
        DailyReturns few = DailyReturns.ofPpb(Map.of(1, constructed(99)));
        DailyReturns enough = DailyReturns.ofPpb(Map.of(1, constructed(100)));
        List<Stake> stakes = List.of(new Stake(1, SIZE));

        assertThat(ValueAtRisk.of(few.profits(stakes))).isEqualTo(new ValueAtRisk(99, null, null));
        long worst = LongStream.of(enough.profits(stakes)).min().orElseThrow();
        assertThat(ValueAtRisk.of(enough.profits(stakes)).historicalUnits()).isEqualTo(-worst);
    }

    @Test
    @Tag("RM-015")
    void oppositeStakesThatMoveTogetherLoseNothing() {
        assertThat(of(new Stake(1, SIZE), new Stake(2, -SIZE))).isEqualTo(new ValueAtRisk(365, 0L, 0L));
    }

    @Test
    @Tag("RM-016")
    void aGapIsNotFilled() {
        TreeMap<Long, Long> closes = new TreeMap<>(Map.of(10L, 100L, 11L, 110L, 13L, 99L, 14L, 99L));
        TreeMap<Long, Long> other = new TreeMap<>(Map.of(9L, 5L, 10L, 5L, 11L, 10L));
        DailyReturns returns = DailyReturns.of(Map.of(1, closes, 2, other));

        assertThat(returns.sample(1)).isEqualTo(2);
        assertThat(returns.profits(List.of(new Stake(1, 1_000)))).containsExactly(100, 0);
        assertThat(returns.profits(List.of(new Stake(1, 1_000), new Stake(2, -100))))
                .containsExactly(0);
        assertThat(returns.profits(List.of(new Stake(1, 1_000), new Stake(3, 1))))
                .isEmpty();
    }

    @Test
    void whatCannotLoseHasNoNegativeLoss() {
        long[] gains = LongStream.rangeClosed(1_000, 1_200).toArray();

        assertThat(ValueAtRisk.of(gains)).isEqualTo(new ValueAtRisk(201, 0L, 0L));
    }
}
