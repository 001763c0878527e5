package org.perpex.benchmark.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpex.common.testkit.workload.WorkloadScript;

/** Every book does the same work: a short run of each profile ends with the trades and the book of the generator's. */
class PeersTest {

    @ParameterizedTest
    @EnumSource(Contestants.class)
    void tradeAsTheGeneratorsBookDoes(Contestants contestant) {
        for (int profile = 1; profile <= 3; profile++) {
            WorkloadScript script = WorkloadScript.generate(profile, 11, 200, 20_000);
            Pass pass = new Pass(script, contestant.make());
            pass.runForCost();
            assertThat(pass.result()).isEqualTo(script.result());
            assertThat(pass.opsPerCpuSecond()).isPositive();
        }
    }
}
