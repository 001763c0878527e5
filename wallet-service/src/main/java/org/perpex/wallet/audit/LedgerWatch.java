package org.perpex.wallet.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.perpex.common.core.Asset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every few seconds whether the ledger comes out even, and makes it visible when it does not. */
public class LedgerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);

    private final LedgerAudit audit;
    private final AtomicLong deviationUnits = new AtomicLong();
    private final AtomicLong pending = new AtomicLong();

    public LedgerWatch(LedgerAudit audit, MeterRegistry meters) {
        this.audit = audit;
        Gauge.builder("perpex.ledger.deviation", deviationUnits, AtomicLong::get)
                .description("Units by which assets of the ledger do not sum to zero")
                .register(meters);
        Gauge.builder("perpex.transfers.pending", pending, AtomicLong::get)
                .description("Transfers between wallets that the account engine has not answered")
                .register(meters);
    }

    /** The result of a complete check. */
    public record Report(Map<Asset, Long> sums, List<LedgerAudit.Deviation> deviations) {

        public boolean isSound() {
            return deviations.isEmpty() && sums.values().stream().allMatch(sum -> sum == 0);
        }
    }

    /** Compares every balance with its transfers, and every asset with zero. */
    public Report check() {
        return new Report(audit.sums(), audit.deviations());
    }

    @Scheduled(fixedDelay = 5_000)
    void look() {
        Map<Asset, Long> sums = audit.sums();
        long deviation = sums.values().stream().mapToLong(Math::abs).sum();
        if (deviation != 0 && deviationUnits.get() != deviation) {
            LOG.error("The ledger does not sum to zero: {}", sums);
        }
        deviationUnits.set(deviation);
        pending.set(audit.pendingTransfers());
    }
}
