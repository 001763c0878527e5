package org.perpex.local.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The recorded book at one moment: the snapshot and the changes after it. Not thread-safe. */
public final class RecordedBook {

    private final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private long snapshotUpdate = -1;
    private long lastUpdate = -1;
    private int applied;
    private int dropped;
    private int gaps;
    private final List<Recorded.Depth> early = new ArrayList<>();

    /** Takes what changes a book; trades and best prices do not. */
    public void apply(Recorded recorded) {
        if (recorded instanceof Recorded.Snapshot snapshot) {
            apply(snapshot);
        } else if (recorded instanceof Recorded.Depth depth) {
            apply(depth);
        }
    }

    /** Starts from a snapshot; changes that came before it and are not in it follow at once. */
    void apply(Recorded.Snapshot snapshot) {
        bids.clear();
        asks.clear();
        put(bids, snapshot.bids());
        put(asks, snapshot.asks());
        snapshotUpdate = snapshot.lastUpdate();
        early.forEach(this::change);
        early.clear();
    }

    /** Applies a change, or keeps it until the snapshot has come. */
    void apply(Recorded.Depth depth) {
        if (isKnown()) {
            change(depth);
        } else {
            early.add(depth);
        }
    }

    /** Whether the snapshot has come. */
    public boolean isKnown() {
        return snapshotUpdate >= 0;
    }

    /** The size at each price, the best first. */
    public NavigableMap<BigDecimal, BigDecimal> bids() {
        return bids;
    }

    /** The size at each price, the best first. */
    public NavigableMap<BigDecimal, BigDecimal> asks() {
        return asks;
    }

    int applied() {
        return applied;
    }

    int dropped() {
        return dropped;
    }

    int gaps() {
        return gaps;
    }

    private void change(Recorded.Depth depth) {
        Recorded.Updates updates = depth.updates();
        if (updates.last() < snapshotUpdate) {
            dropped++;
            return;
        }
        if (lastUpdate >= 0 && updates.previous() != lastUpdate) {
            gaps++;
        }
        lastUpdate = updates.last();
        applied++;
        put(bids, depth.bids());
        put(asks, depth.asks());
    }

    private static void put(NavigableMap<BigDecimal, BigDecimal> side, List<Recorded.Level> levels) {
        for (Recorded.Level level : levels) {
            if (level.size().signum() == 0) {
                side.remove(level.price());
            } else {
                side.put(level.price(), level.size());
            }
        }
    }
}
