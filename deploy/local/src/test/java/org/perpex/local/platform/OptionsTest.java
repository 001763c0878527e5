package org.perpex.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.local.part.PlatformFailure;

class OptionsTest {

    @Test
    void resumesEverythingWithTheReplayByDefault() {
        assertThat(Options.parse()).isEqualTo(new Options(false, true, false, Set.of()));
    }

    @Test
    void readsAllOptions() {
        assertThat(Options.parse("--fresh", "--tuned", "--replay", "off", "--only", "user,match"))
                .isEqualTo(new Options(true, false, true, Set.of("user", "match")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--frsh", "--replay", "--replay maybe", "--only"})
    void refusesWhatItDoesNotKnow(String line) {
        assertThatThrownBy(() -> Options.parse(line.split(" ")))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("usage: deploy/up");
    }
}
