package org.perpex.market.client;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps the readers of all venues going. Every instance reads for itself, so that each could take over at once. */
final class VenueReaders implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(VenueReaders.class);
    private static final long PERIOD_MILLIS = 200;

    private final List<VenueReader> readers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("venue-readers").daemon().factory());
    private volatile boolean running;

    VenueReaders(List<VenueReader> readers) {
        this.readers = List.copyOf(readers);
    }

    @Override
    public void start() {
        running = true;
        if (!readers.isEmpty()) {
            timer.scheduleAtFixedRate(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        readers.forEach(VenueReader::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        for (VenueReader reader : readers) {
            try {
                reader.look();
            } catch (RuntimeException failure) {
                LOG.warn("a reader of prices failed; it is called again", failure);
            }
        }
    }
}
