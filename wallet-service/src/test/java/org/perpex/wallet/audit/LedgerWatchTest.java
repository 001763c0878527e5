package org.perpex.wallet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Asset;

class LedgerWatchTest {

    private final Map<Asset, Long> sums = new EnumMap<>(Asset.class);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LedgerWatch watch = new LedgerWatch(
            new LedgerAudit() {
                @Override
                public Map<Asset, Long> sums() {
                    return Map.copyOf(sums);
                }

                @Override
                public List<Deviation> deviations() {
                    return List.of();
                }

                @Override
                public long pendingTransfers() {
                    return 4;
                }
            },
            meters);

    @Test
    void showsByHowMuchTheLedgerIsWrongUntilItIsRightAgain() {
        sums.put(Asset.USDT, 0L);
        sums.put(Asset.BTC, 0L);
        assertThat(deviation()).isZero();

        sums.put(Asset.USDT, 5L);
        sums.put(Asset.BTC, -5L); // two errors do not make it right
        assertThat(deviation()).isEqualTo(10);
        assertThat(watch.check().isSound()).isFalse();

        sums.replaceAll((_, _) -> 0L);
        assertThat(deviation()).isZero();
    }

    @Test
    void showsTransfersThatWait() {
        watch.look();
        assertThat(meters.get("perpex.transfers.pending").gauge().value()).isEqualTo(4);
    }

    private double deviation() {
        watch.look();
        return meters.get("perpex.ledger.deviation").gauge().value();
    }
}
