package org.perpex.benchmark.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void measuresTheReferenceInSevenRoundsUnlessToldOtherwise() {
        assertThat(Settings.parse()).isEqualTo(new Settings(List.of(1, 2, 3), 20_240_607, 1_000, 3_000_000, 7));
        assertThat(Settings.parse().isReference()).isTrue();
    }

    @Test
    void readsItsOptionsInAnyOrder() {
        assertThat(Settings.parse(
                        "--rounds", "2", "--profile", "3", "--seed", "9", "--target", "50", "--commands", "70"))
                .isEqualTo(new Settings(List.of(3), 9, 50, 70, 2));
        assertThat(Settings.parse("--seed", "9").isReference()).isFalse();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Settings.parse("--profiles", "3")).hasMessageContaining("--profile,");
        assertThatThrownBy(() -> Settings.parse("--profile", "4")).hasMessageContaining("1 to 3");
        assertThatThrownBy(() -> Settings.parse("--rounds")).hasMessage("--rounds needs a value");
        assertThatThrownBy(() -> Settings.parse("--rounds", "0")).hasMessageContaining("positive");
    }
}
