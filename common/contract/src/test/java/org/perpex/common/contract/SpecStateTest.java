package org.perpex.common.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.perpex.common.contract.engine.SpecState;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.MarketSpec;

class SpecStateTest {

    @Test
    void aSnapshotKeepsEveryTermOfAMarket() {
        MarketSpec spec = Samples.ALL.stream()
                .filter(MarketCommand.ListMarket.class::isInstance)
                .map(message -> ((MarketCommand.ListMarket) message).spec())
                .findFirst()
                .orElseThrow();
        StateWriter state = new StateWriter();
        SpecState.save(spec, state);

        StateReader reader = new StateReader(state.toBytes());

        assertThat(SpecState.load(reader)).isEqualTo(spec);
        assertThat(reader.isAtEnd()).isTrue();
    }
}
