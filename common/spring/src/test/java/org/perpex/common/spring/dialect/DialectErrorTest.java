package org.perpex.common.spring.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DialectErrorTest {

    /** Every code of the dialect's table of errors. */
    private static final List<Integer> CODES = List.of(
            -1000, -1001, -1003, -1007, -1008, -1015, -1020, -1021, -1022, -1023, -1100, -1101, -1102, -1104, -1105,
            -1106, -1111, -1115, -1116, -1117, -1120, -1121, -1125, -1130, -1136, -2010, -2011, -2013, -2014, -2015,
            -2018, -2019, -2020, -2021, -2022, -2023, -2024, -2025, -2026, -2027, -2028, -4000, -4001, -4002, -4003,
            -4004, -4005, -4013, -4014, -4015, -4016, -4021, -4023, -4024, -4028, -4045, -4046, -4047, -4048, -4050,
            -4051, -4054, -4055, -4059, -4061, -4067, -4068, -4082, -4083, -4116, -4118, -4120, -4130, -4131, -4136,
            -4137, -4138, -4140, -4142, -4164, -4168, -4171, -5021, -5022, -5024, -5025, -5026, -5027, -5028, -5037,
            -5038, -5039, -5040, -5041);

    @Test
    void holdsEveryCodeOfTheDialectAndNoOther() {
        Set<Integer> codes = Arrays.stream(DialectError.values())
                .map(DialectError::code)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(codes).containsExactlyInAnyOrderElementsOf(CODES);
    }

    @Test
    void keepsTheTextsThatClientsMatchToTheLetter() {
        assertThat(DialectError.MARGIN_TYPE_UNCHANGED.message()).isEqualTo("No need to change margin type.");
        assertThat(DialectError.CANCEL_UNKNOWN.message()).isEqualTo("Unknown order sent.");
        assertThat(DialectError.ORDER_UNKNOWN.message()).isEqualTo("Order does not exist.");
        assertThat(DialectError.TIMESTAMP_OUTSIDE_WINDOW.message())
                .isEqualTo("Timestamp for this request is outside of the recvWindow.");
    }

    @Test
    void avoidsTheWordsThatClientsReadAsAnotherError() {
        assertThat(DialectError.values())
                .allSatisfy(error -> assertThat(error.message()).doesNotContain("LOT_SIZE", "PRICE_FILTER"));
    }

    @Test
    void answersWithTheStatusOfTheDialect() {
        assertThat(DialectError.values())
                .filteredOn(error -> error.code() <= -2016 || error.code() == -1121)
                .allSatisfy(error -> assertThat(error.httpStatus()).isEqualTo(400));
        assertThat(DialectError.TIMEOUT.httpStatus()).isEqualTo(408);
        assertThat(DialectError.OVERLOADED.httpStatus()).isEqualTo(503);
        assertThat(DialectError.TOO_MANY_ORDERS.httpStatus()).isEqualTo(429);
        assertThat(DialectError.API_KEY_REFUSED.httpStatus()).isEqualTo(401);
    }

    @Test
    void fillsThePlacesOfAText() {
        DialectException missing = DialectError.PARAMETER_MANDATORY.exception("timestamp");

        assertThat(missing.answer())
                .isEqualTo(new DialectError.Answer(
                        -1102, "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed."));
    }
}
