package org.perpex.finance.checkpoint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.perpex.common.contract.Source;
import org.perpex.finance.settlement.Batch;
import org.perpex.finance.settlement.Mark;
import org.perpex.finance.settlement.SettledListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares ledger and engine whenever a batch ends with a checkpoint, before the next batch is settled. */
public final class Checkpoints implements SettledListener {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int SOURCE = Source.RISK.code();

    private final CheckpointStore store;
    private final LedgerWallets ledger;
    private final MeterRegistry meters;
    private final AtomicLong deviationUnits = new AtomicLong();

    public Checkpoints(CheckpointStore store, LedgerWallets ledger, MeterRegistry meters) {
        this.store = store;
        this.ledger = ledger;
        this.meters = meters;
        Gauge.builder("perpex.checkpoint.deviation", deviationUnits, AtomicLong::get)
                .description("Units by which ledger and engine differed at the last checkpoint; -1: equal in sum only")
                .register(meters);
    }

    public Optional<Checkpoint> latest() {
        return store.latest(SOURCE);
    }

    /** Compares what a restart left over, if the books still stand there. */
    @Override
    public void started(Mark mark) {
        comparePending(mark);
    }

    @Override
    public void settled(Mark mark, Batch batch) {
        if (batch.checkpoint() != null) {
            comparePending(mark);
        }
    }

    private void comparePending(Mark mark) {
        for (Checkpoint pending : store.pending(SOURCE)) {
            LedgerWallets.AtMark at = ledger.futuresWallets(SOURCE);
            Checkpoint compared = at.mark() == pending.number() && mark.last() == pending.number()
                    ? compared(pending, at.wallets())
                    : new Checkpoint(
                            pending.number(),
                            pending.checkpoint(),
                            pending.timeMillis(),
                            CheckpointState.MISSED,
                            pending.engine(),
                            Checkpoint.Wallets.UNKNOWN);
            store.compared(SOURCE, compared);
            shown(compared);
        }
    }

    private static Checkpoint compared(Checkpoint pending, Checkpoint.Wallets ledger) {
        CheckpointState state = ledger.equals(pending.engine()) ? CheckpointState.EQUAL : CheckpointState.DIFFERENT;
        return new Checkpoint(
                pending.number(), pending.checkpoint(), pending.timeMillis(), state, pending.engine(), ledger);
    }

    private void shown(Checkpoint compared) {
        Counter.builder("perpex.checkpoints")
                .description("Comparisons of ledger and engine, by what they found")
                .tag("state", compared.state().name())
                .register(meters)
                .increment();
        switch (compared.state()) {
            case EQUAL -> {
                deviationUnits.set(0);
                LOG.info("Checkpoint {}: ledger and engine are equal", compared.checkpoint());
            }
            case DIFFERENT -> {
                long units = Math.abs(Math.subtractExact(
                        compared.ledger().units(), compared.engine().units()));
                deviationUnits.set(units == 0 ? -1 : units);
                LOG.error("Checkpoint {}: ledger and engine differ: {}", compared.checkpoint(), compared);
            }
            case MISSED, PENDING -> LOG.warn("Checkpoint {} could not be compared", compared.checkpoint());
        }
    }
}
