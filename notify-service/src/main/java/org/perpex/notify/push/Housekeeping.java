package org.perpex.notify.push;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.perpex.notify.event.UserEvent;
import org.perpex.notify.listen.ListenKeys;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Pings connections every three minutes and ends what listens with a key that has expired. */
public final class Housekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long PING_SECONDS = 180;
    private static final long EXPIRY_SECONDS = 30;

    private final Listeners listeners;
    private final ListenKeys keys;
    private final InstantSource clock;
    private volatile ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    public Housekeeping(Listeners listeners, ListenKeys keys, InstantSource clock) {
        this.listeners = listeners;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("housekeeping").daemon().factory());
        executor.scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(this::expire, EXPIRY_SECONDS, EXPIRY_SECONDS, TimeUnit.SECONDS);
    }

    private void ping() {
        listeners.all().stream()
                .map(Listeners.Subscription::connection)
                .distinct()
                .forEach(Connection::ping);
    }

    private void expire() {
        try {
            List<Listeners.Subscription> expired = listeners.all().stream()
                    .filter(subscription -> keys.accountOf(subscription.key()).isEmpty())
                    .toList();
            for (Listeners.Subscription subscription : expired) {
                listeners.tell(
                        subscription,
                        new UserEvent.ListenKeyExpired(
                                "listenKeyExpired",
                                clock.millis(),
                                subscription.key().value()));
                listeners.remove(subscription.connection(), subscription.key());
            }
        } catch (RedisException away) {
            LOG.warn("listen keys cannot be checked now: whoever listens goes on listening: {}", away.toString());
        }
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
}
