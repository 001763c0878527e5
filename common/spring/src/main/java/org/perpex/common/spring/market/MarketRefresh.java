package org.perpex.common.spring.market;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.client.RestClientException;

/** Asks for the listed markets again and again. The service is not healthy before it knows any. */
final class MarketRefresh implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(MarketRefresh.class);
    private static final long SECONDS_UNKNOWN = 1;
    private static final long SECONDS_KNOWN = 5;

    private final Markets markets;
    private volatile ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    MarketRefresh(Markets markets) {
        this.markets = markets;
    }

    @Override
    public void start() {
        running = true;
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("market-refresh").daemon().factory());
        executor.execute(this::refresh);
    }

    private void refresh() {
        try {
            markets.refresh();
        } catch (RestClientException | IllegalStateException unavailable) {
            LOG.warn("the markets cannot be asked for now: {}", unavailable.toString());
        }
        if (running) {
            executor.schedule(this::refresh, markets.isEmpty() ? SECONDS_UNKNOWN : SECONDS_KNOWN, TimeUnit.SECONDS);
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

    @Override
    public Health health() {
        return markets.isEmpty()
                ? Health.down().withDetail("markets", "none known yet").build()
                : Health.up().build();
    }
}
