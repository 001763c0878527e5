package org.perpex.market.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices that the index of a guarded market is lost, and that it is back for good. It judges a market only once it has
 * seen its index, or has waited for it as long as a price stays fresh: before that nothing can have been lost. Not
 * thread-safe.
 */
public final class SourceWatch {

    /** How long an index must have been back, without a gap, before its market trades again. */
    public static final Duration CALM = Duration.ofSeconds(5);

    private final Duration patience;
    private final Map<Integer, State> states = new HashMap<>();

    /** What changed for a market. */
    public record Change(int market, boolean lost) {}

    private static final class State {

        private final long firstMillis;
        private boolean seen;
        private boolean judged;
        private boolean lost;
        private long goodSinceMillis = Long.MAX_VALUE;

        State(long firstMillis) {
            this.firstMillis = firstMillis;
        }
    }

    /** @param patience how long the first index of a market is waited for */
    public SourceWatch(Duration patience) {
        this.patience = patience;
    }

    /**
     * Looks at all guarded markets.
     *
     * @param has whether each of them has an index at this moment
     */
    public List<Change> look(Map<Integer, Boolean> has, long nowMillis) {
        List<Change> changes = new ArrayList<>();
        has.forEach((market, good) -> {
            State state = states.computeIfAbsent(market, _ -> new State(nowMillis));
            if (changes(state, good, nowMillis)) {
                changes.add(new Change(market, state.lost));
            }
        });
        return changes;
    }

    private boolean changes(State state, boolean good, long nowMillis) {
        state.seen |= good;
        state.goodSinceMillis = good ? Math.min(state.goodSinceMillis, nowMillis) : Long.MAX_VALUE;
        boolean nowLost = !good && (state.seen || nowMillis - state.firstMillis > patience.toMillis());
        boolean nowBack = good && nowMillis - state.goodSinceMillis >= CALM.toMillis();
        if (!nowLost && !nowBack || state.judged && state.lost == nowLost) {
            return false;
        }
        state.judged = true;
        state.lost = nowLost;
        return true;
    }
}
