package org.perpex.finance.reconciliation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.perpex.finance.reconciliation.Run.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs comparisons one after the other, after each checkpoint and when somebody asks, and makes visible what they find.
 * Thread-safe. Runs have a thread of their own: they ask the wallet as finance, whoever wants them.
 */
public final class Reconciliations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);
    private static final int REASON_CHARACTERS_MAX = 300;

    private final Reconciliation reconciliation;
    private final RunStore runs;
    private final Records records;
    private final LedgerBooks ledger;
    private final ReconciliationSettings settings;
    private final MeterRegistry meters;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("reconciliation").daemon().factory());
    private final AtomicLong deviations = new AtomicLong();
    private final AtomicLong sinceComplete = new AtomicLong();

    public Reconciliations(
            Reconciliation reconciliation,
            RunStore runs,
            Records records,
            LedgerBooks ledger,
            ReconciliationSettings settings,
            MeterRegistry meters) {
        this.reconciliation = reconciliation;
        this.runs = runs;
        this.records = records;
        this.ledger = ledger;
        this.settings = settings;
        this.meters = meters;
        Gauge.builder("perpex.reconciliation.deviations", deviations, AtomicLong::get)
                .description("Comparisons of the last run that did not come out equal")
                .register(meters);
    }

    /** Runs a complete comparison now and returns what it found. Throws what kept the books from being compared. */
    public Run demand() {
        return await(Cause.DEMAND, true);
    }

    /** Runs a comparison if the engine has taken a checkpoint since the last one. */
    public void followCheckpoints() {
        Records.LastCheckpoint last = records.lastCheckpoint();
        long reached = runs.newest(1).stream().mapToLong(Run::bound).findFirst().orElse(0);
        if (last.compared() && last.number() > reached) {
            boolean complete = sinceComplete.incrementAndGet() >= settings.completeEvery();
            Run run = await(Cause.CHECKPOINT, complete);
            if (run.complete()) {
                sinceComplete.set(0);
            }
        }
    }

    public Optional<Run> find(long number) {
        return runs.find(number);
    }

    /** The newest runs, the newest first, without their lines. */
    public List<Run> newest(int count) {
        return runs.newest(count);
    }

    @Override
    public void close() {
        thread.close();
    }

    private Run await(Cause cause, boolean complete) {
        try {
            return thread.submit(() -> shown(reconciliation.run(cause, complete)))
                    .get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException("the books could not be compared", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the books were compared", interrupted);
        }
    }

    private Run shown(Run run) {
        List<Line> different = run.deviations();
        deviations.set(different.size());
        Counter.builder("perpex.reconciliations")
                .description("Comparisons of the books, by what they found")
                .tag("status", different.isEmpty() ? "EQUAL" : "DIFFERENT")
                .register(meters)
                .increment();
        if (different.isEmpty()) {
            LOG.info(
                    "Reconciliation {}: {} comparisons, all equal",
                    run.number(),
                    run.lines().size());
            return run;
        }
        LOG.error("Reconciliation {}: {} deviations: {}", run.number(), different.size(), different);
        if (settings.freezes()) {
            String reason = "reconciliation " + run.number() + ": " + different.getFirst();
            ledger.freeze(reason.substring(0, Math.min(reason.length(), REASON_CHARACTERS_MAX)));
        }
        return run;
    }
}
