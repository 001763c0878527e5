package org.perpex.market.messaging;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.market.index.Constituents;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredActs;
import org.perpex.market.store.StoredListings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reports what operators did to the audit trail, and takes over markets that another instance listed or changed. What
 * cannot be reported now is tried again each second, in order; the trail notes a repetition once.
 */
final class ActReporter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ActReporter.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final int AT_A_TIME = 100;

    private final StoredActs acts;
    private final AuditDesk audit;
    private final Listings listings;
    private final StoredListings stored;
    private final Constituents constituents;
    private volatile boolean running;
    private volatile ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    ActReporter(StoredActs acts, AuditDesk audit, Listings listings, StoredListings stored, Constituents constituents) {
        this.acts = acts;
        this.audit = audit;
        this.listings = listings;
        this.stored = stored;
        this.constituents = constituents;
    }

    @Override
    public void start() {
        running = true;
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("operator-acts").daemon().factory());
        executor.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        try {
            listings.reload();
            constituents.replace(stored.indexSources());
            report();
        } catch (RuntimeException failure) {
            // Whatever it is: without this task nothing would be reported any more. It is tried again.
            LOG.warn("what operators did is not reported yet: {}", failure.toString());
        }
    }

    private void report() {
        List<StoredActs.Unreported> waiting = acts.unreported(AT_A_TIME);
        for (StoredActs.Unreported each : waiting) {
            audit.report(each.act());
            acts.reported(each.number());
        }
    }
}
