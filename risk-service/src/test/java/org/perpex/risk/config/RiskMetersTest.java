package org.perpex.risk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Asset;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.engine.OwnFees;
import org.perpex.risk.engine.TotalsView;
import org.perpex.risk.view.PublishedAccounts;

class RiskMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void showsMoneyThatWasMadeOrLost() {
        AtomicLong walletsUnits = new AtomicLong(97);
        new RiskMeters(() -> moment(walletsUnits.get()), registry);
        assertThat(deviation()).isZero();

        walletsUnits.set(99);
        assertThat(deviation()).isEqualTo(2);
    }

    private double deviation() {
        return registry.get("perpex.risk.deviation")
                .tag("asset", "USDT")
                .gauge()
                .value();
    }

    /** An engine that was given 100 units of each asset and has 3 of them from fees. */
    private static PublishedAccounts.Moment moment(long walletsUnits) {
        List<TotalsView.AssetView> assets = Arrays.stream(Asset.values())
                .map(asset -> new TotalsView.AssetView(asset, walletsUnits, 3, 0, 100, 0, 0))
                .toList();
        return new PublishedAccounts.Moment(
                0, -1, 0, 0, List.of(), CollateralView.atFirst(), OwnFees.NONE, new TotalsView(0, 0, 0, 0, assets));
    }
}
