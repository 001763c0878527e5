package org.perpex.notify.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenKeyTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void drawsKeysOf64LettersAndDigitsThatNobodyGuesses() {
        var keys = Stream.generate(() -> ListenKey.draw(random))
                .limit(1_000)
                .map(ListenKey::value)
                .collect(Collectors.toSet());

        assertThat(keys).hasSize(1_000).allMatch(key -> key.matches("[A-Za-z0-9]{64}"));
        assertThat(keys.stream().flatMapToInt(String::chars).distinct().count()).isEqualTo(62);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "btcusdt@aggTrade"})
    void takesNothingElseForAKey(String text) {
        assertThat(ListenKey.isForm(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new ListenKey(text));
        assertThat(ListenKey.isForm("a".repeat(64))).isTrue();
        assertThat(ListenKey.isForm("a".repeat(63) + "-")).isFalse();
        assertThat(ListenKey.isForm("a".repeat(65))).isFalse();
        assertThat(ListenKey.isForm("a".repeat(64) + "\n")).isFalse();
    }

    @Test
    void keepsItselfOutOfLogs() {
        ListenKey key = ListenKey.draw(random);

        assertThat(key.toString())
                .doesNotContain(key.value())
                .contains(key.value().substring(0, 4));
    }
}
