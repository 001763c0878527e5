package org.perpex.common.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceTest {

    @ParameterizedTest
    @EnumSource
    void itsCodeNamesIt(Source.Kind kind) {
        Source source = new Source(kind, 7);

        assertThat(Source.of(source.code())).isEqualTo(source);
    }

    @Test
    void anEngineReadsTheQueueOfItsIndexAndAnythingElseNone() {
        assertThat(Source.RISK.input()).hasValue(Destination.RISK);
        assertThat(new Source(Source.Kind.MATCH, 3).input()).hasValue(new Destination(Topic.ORDER, 3));
        assertThat(Source.WALLET.input()).isEmpty();
        assertThat(Source.CONSUMER.input()).isEmpty();
    }
}
