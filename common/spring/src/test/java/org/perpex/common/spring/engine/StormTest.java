package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormTest {

    private static final int SEEDS = 40;
    private static final int STEPS = 5_000;

    @TempDir(factory = QuickFolder.class)
    Path folder;

    @Test
    void everyCommandHasItsEffectOnceWhateverTheBrokerAndDeathDo() throws IOException {
        int kills = 0;
        int loads = 0;
        int claims = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Storm storm = new Storm(seed, folder.resolve(Integer.toString(seed)));
            try {
                storm.rage(STEPS);
                storm.calmDown();
                storm.verify();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
            kills += storm.kills;
            loads += storm.loads;
            claims += storm.claims;
        }
        assertThat(kills).as("deaths").isGreaterThan(SEEDS * 5);
        assertThat(loads).as("starts from a snapshot").isGreaterThan(SEEDS * 2);
        assertThat(claims).as("take-overs").isGreaterThan(SEEDS * 3);
    }
}
