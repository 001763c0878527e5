package org.perpex.trade.order;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Engine time as the streams tell it, and how far it lags. The clock of this machine may be wrong: it measures only
 * how much later than usual engine time arrives. Thread-safe.
 */
public final class EngineClock {

    private static final long WINDOW_MILLIS = 600_000;

    private final InstantSource clock;
    private final long lagMaxMillis;
    private long engineMillis;
    private long offsetMin = Long.MAX_VALUE;
    private long windowStart;
    private long windowOffsetMin = Long.MAX_VALUE;

    /** @param lagMax beyond this lag new orders are refused */
    public EngineClock(InstantSource clock, Duration lagMax) {
        if (!lagMax.isPositive()) {
            throw new IllegalArgumentException("the largest lag must be positive: " + lagMax);
        }
        this.clock = clock;
        this.lagMaxMillis = lagMax.toMillis();
    }

    /** Takes the engine time of a fact. */
    public synchronized void heard(long timeMillis) {
        long now = clock.millis();
        engineMillis = Math.max(engineMillis, timeMillis);
        long offset = now - engineMillis;
        if (now - windowStart > WINDOW_MILLIS) {
            offsetMin = Math.min(windowOffsetMin, offset);
            windowOffsetMin = offset;
            windowStart = now;
        }
        windowOffsetMin = Math.min(windowOffsetMin, offset);
        offsetMin = Math.min(offsetMin, windowOffsetMin);
    }

    /** Engine time now: the last that was heard, and what passed since by this machine's clock. */
    public synchronized long nowMillis() {
        return offsetMin == Long.MAX_VALUE ? 0 : clock.millis() - offsetMin;
    }

    /** How much later than usual engine time arrives; without bound before any was heard. */
    public synchronized long lagMillis() {
        return offsetMin == Long.MAX_VALUE ? Long.MAX_VALUE : clock.millis() - engineMillis - offsetMin;
    }

    public boolean isLate() {
        return lagMillis() > lagMaxMillis;
    }
}
