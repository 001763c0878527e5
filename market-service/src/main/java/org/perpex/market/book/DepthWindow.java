package org.perpex.market.book;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Side;

/**
 * Level changes of one market since the last one was taken, for one speed. Each speed has a chain of its own without
 * a gap: every event names the last sequence of the event before it. Not thread-safe: guarded by its owner.
 */
public final class DepthWindow {

    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private long takenSequence;
    private long lastSequence;

    /** What changed between two moments. */
    public record DepthChange(
            long firstSequence, long lastSequence, long previousSequence, List<Level> bids, List<Level> asks) {}

    /** Begins behind a sequence that the public has in its snapshot. */
    public void beginAfter(long sequence) {
        takenSequence = sequence;
        lastSequence = sequence;
    }

    /** Notes a change; the last one of a price counts. */
    public void change(long sequence, Side side, long priceTicks, long lots) {
        lastSequence = sequence;
        (side == Side.BUY ? bids : asks).put(priceTicks, lots);
    }

    /** Takes what has changed since the last call, or null if nothing has. */
    public @Nullable DepthChange take() {
        if (lastSequence == takenSequence) {
            return null;
        }
        DepthChange change =
                new DepthChange(takenSequence + 1, lastSequence, takenSequence, levels(bids), levels(asks));
        bids.clear();
        asks.clear();
        takenSequence = lastSequence;
        return change;
    }

    private static List<Level> levels(NavigableMap<Long, Long> side) {
        return side.entrySet().stream()
                .map(level -> new Level(level.getKey(), level.getValue()))
                .toList();
    }
}
