package org.perpex.market.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;

/**
 * The price levels of one market, as its matching engine announced them. Prices are in ticks and sizes in lots. Not
 * thread-safe: guarded by its owner.
 */
public final class OrderBook {

    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private long sequence;

    /** Gives a level its new total. Changes of a market come without a hole: the next sequence is the last plus one. */
    public void change(long changeSequence, Side side, long priceTicks, long lots) {
        Check.that(changeSequence == sequence + 1, "level changes of a market are dense", changeSequence);
        sequence = changeSequence;
        if (lots == 0) {
            levels(side).remove(priceTicks);
        } else {
            levels(side).put(priceTicks, lots);
        }
    }

    /** Starts from levels that were saved. */
    public void restore(long savedSequence, List<Level> savedBids, List<Level> savedAsks) {
        Check.that(sequence == 0 && bids.isEmpty() && asks.isEmpty(), "only an empty book is restored");
        sequence = savedSequence;
        savedBids.forEach(level -> bids.put(level.priceTicks(), level.lots()));
        savedAsks.forEach(level -> asks.put(level.priceTicks(), level.lots()));
    }

    /** The number of the last change; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** The best levels of a side, best first. */
    public List<Level> top(Side side, int levelsMax) {
        NavigableMap<Long, Long> levels = levels(side);
        List<Level> top = new ArrayList<>(Math.min(levelsMax, levels.size()));
        for (Map.Entry<Long, Long> level : levels.entrySet()) {
            if (top.size() == levelsMax) {
                break;
            }
            top.add(new Level(level.getKey(), level.getValue()));
        }
        return top;
    }

    /** The best level of a side, or null if the side is empty. */
    public @Nullable Level best(Side side) {
        Map.Entry<Long, Long> first = levels(side).firstEntry();
        return first == null ? null : new Level(first.getKey(), first.getValue());
    }

    /** Whether the best bid is at or above the best ask: so it may look between the changes of one input. */
    public boolean isCrossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey();
    }

    private NavigableMap<Long, Long> levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
