package org.perpex.common.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void putsBackWhatWasThereBeforeAScope() {
        assertThat(Trace.current()).isNull();
        try (Trace.Scope _ = Trace.scope("outer")) {
            try (Trace.Scope _ = Trace.scope("inner")) {
                assertThat(Trace.current()).isEqualTo("inner");
            }
            assertThat(Trace.current()).isEqualTo("outer");
            try (Trace.Scope _ = Trace.scope(null)) {
                assertThat(Trace.current()).isNull();
            }
            assertThat(Trace.current()).isEqualTo("outer");
        }
        assertThat(Trace.current()).isNull();
    }
}
