package org.perpex.risk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.usdt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HouseMeasuresTest {

    private static AccountMeasures account(
            long id, String equity, Stake stake, @Nullable Long distance, @Nullable Long loss) {
        long size = Math.abs(stake.notionalUnits());
        return new AccountMeasures(
                id,
                usdt(equity),
                size,
                100_000 * id,
                1_000_000,
                distance,
                List.of(stake),
                new ValueAtRisk(loss == null ? 7 : 365, loss, loss),
                10_000 * id);
    }

    @Test
    @Tag("RM-030")
    void sumsUpWhatAccountsMayLoseAndWhatTheyCannotPay() {
        HouseMeasures house = HouseMeasures.of(
                77,
                List.of(
                        account(1, "400", new Stake(1, usdt("3000")), 300_000L, usdt("500")),
                        account(2, "1000", new Stake(2, usdt("-1000")), null, usdt("300")),
                        account(3, "50", new Stake(1, usdt("-2000")), 20_000L, null)));

        assertThat(house)
                .isEqualTo(new HouseMeasures(
                        77, 3, usdt("6000"), 300_000, 833_334, 20_000L, 30_000, usdt("800"), 1, usdt("100")));
    }

    @Test
    void anAccountInDebtCannotPayMoreThanItMayLose() {
        HouseMeasures house =
                HouseMeasures.of(77, List.of(account(1, "-400", new Stake(1, usdt("3000")), null, usdt("500"))));

        assertThat(house.shortfallUnits()).isEqualTo(usdt("500"));
        assertThat(house.distanceMinPpm()).isNull();
    }

    @Test
    void anEmptyHouseRisksNothing() {
        assertThat(HouseMeasures.of(5, List.of())).isEqualTo(new HouseMeasures(5, 0, 0, 0, 0, null, 0, 0, 0, 0));
    }
}
