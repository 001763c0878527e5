package org.perpex.common.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @Property
    void readsWhatItWrites(@ForAll long count, @ForAll @IntRange(max = 8) int scale) {
        assertThat(Decimals.parse(Decimals.format(count, scale), scale)).isEqualTo(count);
    }

    @Test
    void readsPlainDecimals() {
        assertThat(Decimals.parse("61800.20", 1)).isEqualTo(618_002);
        assertThat(Decimals.parse("0.001", 3)).isEqualTo(1);
        assertThat(Decimals.parse("-.5", 8)).isEqualTo(-50_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "1e5",
                "+1",
                " 1",
                "1 ",
                "0x1",
                "NaN",
                "1,5",
                "--1",
                "1.2.3",
                "0.12",
                "٣",
                "99999999999999999999"
            })
    void refusesWhatIsNoPlainDecimalOfTheScale(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Decimals.parse(text, 1));
    }
}
