package org.perpex.risk.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.perpex.common.core.Exact;
import org.perpex.risk.measure.HouseMeasures;
import org.perpex.risk.measure.MeasureBoard;

/** The measures of the house as meters: shares as fractions of one, money in units. */
final class MeasureMeters {

    private final Supplier<MeasureBoard.Look> board;
    private final MeterRegistry registry;

    MeasureMeters(Supplier<MeasureBoard.Look> board, MeterRegistry registry) {
        this.board = board;
        this.registry = registry;
        house("perpex.risk.measured", "Accounts that were measured", HouseMeasures::accounts);
        house("perpex.risk.unmeasured", "Accounts whose value at risk is not known", HouseMeasures::unmeasured);
        house("perpex.risk.exposure", "Notional of all positions, units of USDT", HouseMeasures::exposureUnits);
        house("perpex.risk.usage.highest", "Largest initial margin over equity", h -> share(h.usageMaxPpm()));
        house("perpex.risk.concentration", "Largest market over all exposure", h -> share(h.concentrationPpm()));
        house("perpex.risk.distance.min", "Nearest liquidation, 1 if there is none", MeasureMeters::distance);
        house("perpex.risk.score.highest", "Score of the riskiest account", h -> share(h.scoreMaxPpm()));
        house("perpex.risk.value.at.risk", "Sum of values at risk, units", HouseMeasures::valueAtRiskUnits);
        house("perpex.risk.shortfall", "What they exceed equity by, units", HouseMeasures::shortfallUnits);
    }

    private static double distance(HouseMeasures house) {
        Long ppm = house.distanceMinPpm();
        return ppm == null ? 1 : share(ppm);
    }

    private static double share(long ppm) {
        return (double) ppm / Exact.PPM;
    }

    private void house(String name, String description, ToDoubleFunction<HouseMeasures> value) {
        Gauge.builder(name, () -> value.applyAsDouble(board.get().house()))
                .description(description)
                .register(registry);
    }
}
