package org.perpex.risk.config;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has all accounts measured twice a second, beside the engine's thread, and closes asked for. A look that takes
 * longer is followed by a pause as long as the others.
 */
final class MeasureWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureWatch.class);
    private static final long LOOK_MILLIS = 500;
    private static final long REFRESH_MILLIS = 60_000;

    private final Runnable look;
    private final Runnable refresh;
    private @Nullable ScheduledExecutorService executor;

    MeasureWatch(Runnable look, Runnable refresh) {
        this.look = look;
        this.refresh = refresh;
    }

    @Override
    public synchronized void start() {
        if (executor == null) {
            executor = Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().name("risk-measures-", 0).daemon().factory());
            executor.scheduleWithFixedDelay(guarded(look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            executor.scheduleWithFixedDelay(guarded(refresh), LOOK_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whatever it is that fails: without the task nothing would be measured any more. It is tried again. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.warn("risk is not measured now", failure);
            }
        };
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService ending = executor;
        if (ending != null) {
            ending.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
