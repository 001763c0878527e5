package org.perpex.common.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageAllowanceTest {

    private final MessageAllowance allowance = new MessageAllowance(10, 5, 1_000);

    @Test
    void allowsAFewAtOnceAndThenSoManyASecond() {
        assertThat(taken(1_000, 20)).isEqualTo(5);
        assertThat(taken(1_099, 1)).isZero();
        assertThat(taken(1_100, 5)).isEqualTo(1);
        assertThat(taken(1_400, 5)).isEqualTo(3);
        assertThat(taken(1_000_000, 20)).isEqualTo(5);
        assertThat(taken(Long.MAX_VALUE, 20)).isEqualTo(5);
    }

    @Test
    void givesNothingForAClockThatGoesBack() {
        assertThat(taken(1_000, 5)).isEqualTo(5);
        assertThat(taken(0, 5)).isZero();
        assertThat(taken(100, 5)).isEqualTo(1);
    }

    private int taken(long nowMillis, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += allowance.take(nowMillis) ? 1 : 0;
        }
        return taken;
    }
}
