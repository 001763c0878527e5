package org.perpex.risk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.perpex.risk.measure.HouseMeasures;
import org.perpex.risk.measure.MeasureBoard;

class MeasureMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void showsWhatTheLastLookSaw() {
        AtomicReference<HouseMeasures> house = new AtomicReference<>(HouseMeasures.NONE);
        new MeasureMeters(() -> new MeasureBoard.Look(house.get(), List.of()), registry);
        assertThat(value("perpex.risk.distance.min")).isEqualTo(1);
        assertThat(value("perpex.risk.value.at.risk")).isZero();

        house.set(new HouseMeasures(9, 3, 6_000, 300_000, 833_334, 20_000L, 30_000, 800, 1, 100));
        assertThat(value("perpex.risk.measured")).isEqualTo(3);
        assertThat(value("perpex.risk.unmeasured")).isEqualTo(1);
        assertThat(value("perpex.risk.exposure")).isEqualTo(6_000);
        assertThat(value("perpex.risk.usage.highest")).isEqualTo(0.3);
        assertThat(value("perpex.risk.concentration")).isEqualTo(0.833334);
        assertThat(value("perpex.risk.distance.min")).isEqualTo(0.02);
        assertThat(value("perpex.risk.score.highest")).isEqualTo(0.03);
        assertThat(value("perpex.risk.value.at.risk")).isEqualTo(800);
        assertThat(value("perpex.risk.shortfall")).isEqualTo(100);
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }
}
