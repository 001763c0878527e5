package org.perpex.finance.settlement;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact.OrderFilled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The one writer of the books: takes facts in their order, cuts them into batches, settles each. After any failure it
 * starts again from the marks; it never skips.
 *
 * <p>Thread-safe: the follower brings facts, a timer settles what has waited long enough.
 */
public final class SettlementWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementWriter.class);
    private static final String TRACE = "trace";
    private static final long RETRY_MILLIS = 1_000;

    /** When more wait, as they do while settlement is paused, they are left in the queue. */
    private static final int WAITING_MAX = 200_000;

    private final Settlement settlement;
    private final LiveSettings settings;
    private final SettledListener listener;
    private final SettlementMeters meters;
    private final InstantSource clock;
    private final Cuts cuts = new Cuts();
    private @Nullable Mark mark;
    private boolean begun;
    private long retryAtMillis;

    public SettlementWriter(
            Settlement settlement,
            LiveSettings settings,
            SettledListener listener,
            SettlementMeters meters,
            InstantSource clock) {
        this.settlement = settlement;
        this.settings = settings;
        this.listener = listener;
        this.meters = meters;
        this.clock = clock;
    }

    /** Reads the marks and starts from there. Throws until nothing is undecided and both agree. */
    public synchronized Mark start() {
        mark = null;
        Mark settled = settlement.mark();
        listener.started(settled);
        cuts.clear(settled.nextOffset());
        mark = settled;
        begun = true;
        return settled;
    }

    /**
     * Takes facts, right after those that it has, and settles what is due.
     *
     * @param offsetAfter where in the queue what comes after them begins
     */
    public synchronized void take(List<Fact> facts, long offsetAfter) {
        Mark settled = mark;
        if (settled == null || cuts.size() > WAITING_MAX) {
            throw new IllegalStateException(
                    settled == null ? "a batch failed: start again from the mark" : "too many facts wait");
        }
        List<Fact> fresh =
                facts.stream().filter(fact -> fact.number() > settled.last()).toList();
        cuts.add(fresh, offsetAfter, clock.millis());
        settleWhatIsDue();
        if (cuts.contentSize() == 0) {
            meters.settledUpTo(facts.getLast().timeMillis());
        }
    }

    /** Settles what has waited long enough. After a failure it asks for the marks, once a second, and goes on. */
    public synchronized void tick() {
        if (mark == null && begun && clock.millis() >= retryAtMillis) {
            retryAtMillis = clock.millis() + RETRY_MILLIS;
            Mark settled = settlement.mark();
            listener.started(settled);
            cuts.skipTo(settled);
            mark = settled;
        }
        if (mark != null) {
            settleWhatIsDue();
        }
    }

    /**
     * Runs work while no batch is settled and none is undecided.
     *
     * @throws MarkUnknown if one is: somebody may ask again later
     */
    public synchronized <T> T quietly(Supplier<T> work) {
        if (mark == null) {
            throw new MarkUnknown();
        }
        return work.get();
    }

    private void settleWhatIsDue() {
        SettlementSettings now = settings.current();
        while (mark != null && cuts.isDue(now, clock.millis())) {
            settle(mark, cuts.next(now));
        }
        meters.waiting(cuts.size());
    }

    private void settle(Mark from, Batch batch) {
        // Whatever happens now, the marks decide: without them nothing is settled any more.
        mark = null;
        long begun = System.nanoTime();
        Mark to;
        try {
            to = settlement.settle(from, batch, cuts.offsetAfter(batch));
        } catch (RuntimeException failure) {
            meters.failed();
            retryAtMillis = clock.millis() + RETRY_MILLIS;
            throw failure;
        }
        meters.settled(batch, Duration.ofNanos(System.nanoTime() - begun));
        meters.settledUpTo(batch.last().timeMillis());
        logged(to, batch);
        listener.settled(to, batch);
        cuts.settled(batch, clock.millis());
        mark = to;
    }

    private static void logged(Mark to, Batch batch) {
        for (Batch.Of<OrderFilled> fill : batch.fills()) {
            try (MDC.MDCCloseable _ =
                    MDC.putCloseable(TRACE, fill.fact().order().request().toString())) {
                LOG.info(
                        "Trade {} of market {} is settled for account {}, batch {}",
                        fill.fact().tradeNumber(),
                        fill.fact().order().market(),
                        fill.fact().order().account(),
                        to.batch());
            }
        }
        if (batch.hasContent()) {
            LOG.info(
                    "Batch {} settled: facts {} to {}, {} fills, {} transfers, {} entries",
                    to.batch(),
                    batch.first(),
                    to.last(),
                    batch.fills().size(),
                    batch.transfers().size(),
                    batch.entries().size());
        }
    }
}
