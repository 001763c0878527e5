package org.perpex.market.config;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.perpex.market.push.Pusher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Calls the pusher at its pace. A tick that fails is logged; the next one comes all the same. */
final class PushTimer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PushTimer.class);

    private final Pusher pusher;
    private volatile boolean running;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("push-timer").daemon().factory());

    PushTimer(Pusher pusher) {
        this.pusher = pusher;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleAtFixedRate(this::tick, Pusher.TICK_MILLIS, Pusher.TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void tick() {
        try {
            pusher.tick();
        } catch (RuntimeException failure) {
            LOG.warn("a push tick failed", failure);
        }
    }
}
