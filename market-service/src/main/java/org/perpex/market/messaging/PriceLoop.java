package org.perpex.market.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.perpex.market.price.IntervalEnds;
import org.perpex.market.price.MarketPrices;
import org.perpex.market.price.PriceClock;
import org.perpex.market.price.PriceComputer;
import org.perpex.market.price.PriceSink;
import org.perpex.market.store.StoredPrices;
import org.redisson.api.RFencedLock;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Computes and sends prices while this instance is the one that does. The lock only keeps others from doing the same
 * work: it is the epoch, taken from the database by each holder, that makes the engines ignore all but the last one.
 */
final class PriceLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PriceLoop.class);
    private static final String LOCK = "perpex:market:price-computer";
    private static final long PERIOD_MILLIS = 100;
    private static final long LOCK_CHECK_MILLIS = 1_000;

    /** How long prices stand still when their computer is killed: the lease is taken again at each check. */
    private static final long LOCK_LEASE_MILLIS = 3_000;

    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final PriceParts parts;
    private final RedissonClient redis;
    private final InstantSource clock;
    private final Duration resumeWithin;
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /** What the loop works with; a new holder begins with a new computer. */
    record PriceParts(
            Supplier<PriceComputer> computer,
            PriceSink sink,
            SharedPrices shared,
            StoredPrices stored,
            PriceRecorder recorder,
            IndexGuard guard) {}

    /** @param resumeWithin how old stored prices may be for a new holder to go on from them */
    PriceLoop(PriceParts parts, RedissonClient redis, InstantSource clock, Duration resumeWithin) {
        this.parts = parts;
        this.redis = redis;
        this.clock = clock;
        this.resumeWithin = resumeWithin;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("price-loop").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                RFencedLock lock = redis.getFencedLock(LOCK);
                if (mayHold(lock)) {
                    hold(lock);
                }
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.warn("computing prices starts again", failure);
                }
            }
            rest(LOCK_CHECK_MILLIS);
        }
    }

    private void hold(RFencedLock lock) {
        try {
            long epoch = parts.stored().nextEpoch();
            LOG.info("this instance computes prices, epoch {}", epoch);
            PriceComputer computer = parts.computer().get();
            long startMillis = clock.millis();
            List<MarketPrices> stored = parts.stored().lastPrices();
            computer.resumeFunding(stored);
            computer.resume(stored.stream()
                    .filter(price -> startMillis - price.timeMillis() <= resumeWithin.toMillis())
                    .toList());
            send(lock, epoch, new PriceClock(computer), new IntervalEnds(stored));
        } finally {
            release(lock);
        }
    }

    private void send(RFencedLock lock, long epoch, PriceClock due, IntervalEnds ends) {
        long number = 0;
        LongConsumer guard = parts.guard().begin(epoch);
        long checkedMillis = clock.millis();
        while (running) {
            long now = clock.millis();
            if (now - checkedMillis >= LOCK_CHECK_MILLIS) {
                checkedMillis = now;
                if (!mayHold(lock)) {
                    LOG.info("another instance may compute prices now; epoch {} ends", epoch);
                    return;
                }
            }
            guard.accept(now);
            Optional<List<MarketPrices>> set = due.due(now);
            if (set.isPresent()) {
                // Before the set is recorded: who goes on from an older one pays again, which does no harm.
                parts.sink().pay(epoch, ends.endedBy(set.get()));
                parts.sink().send(epoch, ++number, set.get());
                ends.passed(set.get());
                due.sent(set.get());
                parts.shared().putPrices(set.get());
                parts.recorder().record(set.get());
            }
            rest(PERIOD_MILLIS);
        }
    }

    /**
     * Whether nobody else has the lock. While Redis is away everybody may: of several holders the engines follow the
     * one with the highest epoch.
     */
    private static boolean mayHold(RFencedLock lock) {
        try {
            return lock.tryLock(0, LOCK_LEASE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RedisException away) {
            LOG.warn("Redis is away: prices are computed without its lock", away);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void release(RFencedLock lock) {
        try {
            if (lock.isHeldByCurrentThread()) {
                lock.forceUnlock();
            }
        } catch (RedisException away) {
            LOG.warn("Redis is away: the lock ends by itself", away);
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
