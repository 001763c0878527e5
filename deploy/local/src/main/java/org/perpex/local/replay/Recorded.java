package org.perpex.local.replay;

import java.math.BigDecimal;
import java.util.List;

/** One line of a recording. */
public sealed interface Recorded {

    /** When it was recorded, in nanoseconds. */
    long timeNanos();

    /** A price level as the venue wrote it; zero size: the level is gone. */
    record Level(BigDecimal price, BigDecimal size) {}

    /** The whole book at one update. */
    record Snapshot(long timeNanos, long lastUpdate, List<Level> bids, List<Level> asks) implements Recorded {}

    /** Levels that changed. */
    record Depth(long timeNanos, Updates updates, List<Level> bids, List<Level> asks) implements Recorded {}

    /** Numbers of a depth change: its first and last update, and the last one of the change before. */
    record Updates(long first, long last, long previous) {}

    /** A trade. */
    record Trade(long timeNanos, long id, BigDecimal price, BigDecimal size, boolean buyerIsMaker)
            implements Recorded {}

    /** Best prices. */
    record Best(long timeNanos, BigDecimal bid, BigDecimal ask) implements Recorded {}
}
