package org.perpex.common.testkit.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadScriptTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesThePublishedResultForThePublishedSeed(int profile) {
        WorkloadScript script = WorkloadScript.generate(
                profile,
                WorkloadResult.REFERENCE_SEED,
                WorkloadResult.REFERENCE_TARGET,
                WorkloadResult.REFERENCE_COMMANDS);
        assertThat(script.result()).isEqualTo(WorkloadResult.reference(profile));
        assertThat(script.prefillCount()).isEqualTo(2_000);
        assertThat(script.count()).isEqualTo(3_002_000);
    }

    @Test
    void givesAnotherResultForAnotherSeed() {
        assertThat(WorkloadScript.generate(1, 1, 100, 10_000).result())
                .isEqualTo(WorkloadScript.generate(1, 1, 100, 10_000).result())
                .isNotEqualTo(WorkloadScript.generate(1, 2, 100, 10_000).result());
    }
}
