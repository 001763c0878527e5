package org.perpex.common.spring.config;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When all shared settings and texts were last read from Nacos. Says once that it is long ago, and once that they are read
 * again. One thread tells, any thread asks.
 */
final class LastLook {

    private static final Logger LOG = LoggerFactory.getLogger(LastLook.class);
    private static final Duration LONG_AGO = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private volatile long goodNanos;
    private boolean warned;

    /**
     * Begins as if all had been read now: a service reads its settings when it starts.
     *
     * @param nanos a clock that never goes back
     */
    LastLook(LongSupplier nanos) {
        this.nanos = nanos;
        this.goodNanos = nanos.getAsLong();
    }

    /** Takes a look at all of them, and whether Nacos answered it. */
    void looked(boolean answered) {
        long ageMillis = ageMillis();
        if (answered) {
            goodNanos = nanos.getAsLong();
            if (warned) {
                LOG.info("The settings in Nacos are read again, after {} s", ageMillis / 1_000);
                warned = false;
            }
        } else if (!warned && ageMillis > LONG_AGO.toMillis()) {
            LOG.warn(
                    "The settings in Nacos could not be read for {} s; those of then stay in force", ageMillis / 1_000);
            warned = true;
        }
    }

    /** Returns how long ago all were read, in milliseconds. */
    long ageMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - goodNanos);
    }
}
