package org.perpex.market.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.spring.outbox.Outbox;
import org.perpex.market.index.SourceWatch.Change;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredPhases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a market that lost its index take only cancels, and trade again when the index is back. The price loop never
 * waits for it: while the database is away, the newest change of each market is tried again. Commands go out by the
 * outbox, in the transaction that notes the phase.
 */
final class PhaseGuard implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PhaseGuard.class);
    private static final long RETRY_MILLIS = 500;

    private final Listings listings;
    private final StoredPhases phases;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final MeterRegistry meters;
    private final Map<Integer, Wish> wishes = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /** What the holder of an epoch wants for a market. */
    private record Wish(long epoch, Change change) {}

    /** Where phases are noted, and where commands wait. */
    record PhaseStore(StoredPhases phases, Outbox outbox, TransactionTemplate transactions) {}

    PhaseGuard(Listings listings, PhaseStore store, MeterRegistry meters) {
        this.listings = listings;
        this.phases = store.phases();
        this.outbox = store.outbox();
        this.transactions = store.transactions();
        this.meters = meters;
        listings.all().forEach(listing -> lost(listing.symbol()));
    }

    /** Notes a change; it is carried out on a thread of its own. */
    void tell(long epoch, Change change) {
        String symbol = symbol(change.market());
        if (change.lost()) {
            LOG.error("ALERT: {} has lost its index price and takes only cancels", symbol);
            lost(symbol).increment();
        } else {
            LOG.info("the index price of {} is there", symbol);
        }
        wishes.put(change.market(), new Wish(epoch, change));
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("phase-guard").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                work.tryAcquire(RETRY_MILLIS, TimeUnit.MILLISECONDS);
                wishes.forEach(this::carryOut);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(int market, Wish wish) {
        try {
            transactions.executeWithoutResult(_ -> enter(wish));
            wishes.remove(market, wish);
        } catch (RuntimeException failure) {
            // Whatever it is: without this thread no market would ever be stopped again. The wish stays and is tried
            // again.
            LOG.error("the phase of market {} is not noted yet", market, failure);
        }
    }

    private void enter(Wish wish) {
        int market = wish.change.market();
        Optional<MarketPhase> entered =
                wish.change.lost() ? phases.suspend(market, wish.epoch) : phases.resume(market, wish.epoch);
        entered.ifPresent(phase -> {
            outbox.append(new MarketCommand.SetPhase(market, phase, PhaseCause.PRICE_SOURCES));
            LOG.info("{} enters the phase {}", symbol(market), phase);
        });
    }

    private Counter lost(String symbol) {
        return Counter.builder("perpex.market.index.lost")
                .description("Times that too few sources of the index were left")
                .tag("symbol", symbol)
                .register(meters);
    }

    private String symbol(int market) {
        return listings.find(market).map(listing -> listing.symbol()).orElse("market " + market);
    }
}
