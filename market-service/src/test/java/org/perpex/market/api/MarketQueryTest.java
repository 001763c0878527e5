package org.perpex.market.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.market.Fixtures;
import org.springframework.mock.web.MockHttpServletRequest;

class MarketQueryTest {

    private static final int LIMIT_DEFAULT = 500;
    private static final int LIMIT_MAX = 1_500;

    @Test
    void readsPlainDigits() {
        assertThat(query("limit", "5").limit(LIMIT_DEFAULT, LIMIT_MAX)).isEqualTo(5);
        assertThat(query("limit", "0005").limit(LIMIT_DEFAULT, LIMIT_MAX)).isEqualTo(5);
        assertThat(query("limit", "").limit(LIMIT_DEFAULT, LIMIT_MAX)).isEqualTo(LIMIT_DEFAULT);
        assertThat(query("startTime", "999999999999999999").number("startTime")).hasValue(999_999_999_999_999_999L);
    }

    /** Moments near 2^63 too: to what lies that far ahead no period could be added. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5",
                "1e1",
                "5.0",
                " 5",
                "0x5",
                "\uFF15",
                "\u0665",
                "--5",
                "-",
                "9223372036854775807",
                "9223372036854775000",
                "9223372036854775808",
                "-9223372036854775808",
            })
    void refusesWhatIsNotPlain(String text) {
        assertThatThrownBy(() -> query("startTime", text).number("startTime"))
                .isInstanceOfSatisfying(
                        DialectException.class,
                        refused -> assertThat(refused.error()).isEqualTo(DialectError.PARAMETER_MANDATORY));
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "1501"})
    void refusesALimitThatIsOutside(String text) {
        assertThatThrownBy(() -> query("limit", text).limit(LIMIT_DEFAULT, LIMIT_MAX))
                .isInstanceOfSatisfying(
                        DialectException.class,
                        refused -> assertThat(refused.error()).isEqualTo(DialectError.PARAMETER_INVALID));
    }

    private static MarketQuery query(String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter(name, value);
        return new MarketQuery(request, Fixtures.LISTINGS);
    }
}
