package org.perpex.user.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.user.refusal.RequestRefused;

class AddressRangesTest {

    @Test
    void areKeptInOneSpelling() {
        assertThat(AddressRanges.canonical(List.of(" 192.0.2.7", "192.0.2.7", "2001:db8::/32")))
                .containsExactly("192.0.2.7", "2001:db8:0:0:0:0:0:0/32");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "example.org", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/", "192.0.2.0/+8", "192.0.2.0/٨"})
    void whatIsNoneIsRefused(@Nullable String typed) {
        assertThatThrownBy(() -> AddressRanges.canonical(Collections.singletonList(typed)))
                .isInstanceOf(RequestRefused.class);
    }
}
