package org.perpex.match.engine;

import java.util.ArrayDeque;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.RequestId;

/** The protection of one account's quotes in one market: its bounds, what was filled lately, whether it has tripped. */
final class Protection {

    private static final long UNBOUNDED = 0;
    private static final long NO_END = 0;

    private final ArrayDeque<Fills> window = new ArrayDeque<>();
    private BookCommand.SetProtection bounds;
    private boolean tripped;
    private long untilMillis = NO_END;
    private long lots;
    private int fills;

    Protection(BookCommand.SetProtection bounds) {
        this.bounds = bounds;
    }

    /** What was filled at one moment. */
    private record Fills(long millis, long lots, int count) {}

    /** Takes other bounds; what was counted and whether it has tripped stay. */
    void bounds(BookCommand.SetProtection next) {
        bounds = next;
    }

    void count(long nowMillis, long filledLots) {
        forgetBefore(nowMillis - bounds.windowMillis());
        Fills last = window.peekLast();
        if (last != null && last.millis == nowMillis) {
            window.removeLast();
            window.add(new Fills(nowMillis, last.lots + filledLots, last.count + 1));
        } else {
            window.add(new Fills(nowMillis, filledLots, 1));
        }
        lots += filledLots;
        fills++;
    }

    private void forgetBefore(long millis) {
        Fills first = window.peekFirst();
        while (first != null && first.millis <= millis) {
            window.removeFirst();
            lots -= first.lots;
            fills -= first.count;
            first = window.peekFirst();
        }
    }

    boolean isExceeded() {
        boolean tooMuch = bounds.lotsMax() != UNBOUNDED && lots >= bounds.lotsMax();
        return tooMuch || bounds.fillsMax() != UNBOUNDED && fills >= bounds.fillsMax();
    }

    /** Refuses quotes from now on; what was counted stays until {@link #begin}. */
    void trip(long nowMillis) {
        tripped = true;
        untilMillis = bounds.frozenMillis() == 0 ? NO_END : nowMillis + bounds.frozenMillis();
    }

    /** Begins to count anew. */
    void begin() {
        window.clear();
        lots = 0;
        fills = 0;
    }

    /** Admits quotes again. */
    void reset() {
        tripped = false;
        begin();
    }

    boolean refuses(long nowMillis) {
        return tripped && (untilMillis == NO_END || nowMillis < untilMillis);
    }

    long lots() {
        return lots;
    }

    int fills() {
        return fills;
    }

    long untilMillis() {
        return untilMillis;
    }

    void save(StateWriter state) {
        state.putLong(bounds.windowMillis());
        state.putLong(bounds.lotsMax());
        state.putInt(bounds.fillsMax());
        state.putLong(bounds.frozenMillis());
        state.putBoolean(tripped);
        state.putLong(untilMillis);
        state.putInt(window.size());
        for (Fills each : window) {
            state.putLong(each.millis);
            state.putLong(each.lots);
            state.putInt(each.count);
        }
    }

    static Protection load(long account, int market, StateReader state) {
        Protection loaded = new Protection(new BookCommand.SetProtection(
                RequestId.NONE, account, market, state.getLong(), state.getLong(), state.getInt(), state.getLong()));
        loaded.tripped = state.getBoolean();
        loaded.untilMillis = state.getLong();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            Fills each = new Fills(state.getLong(), state.getLong(), state.getInt());
            loaded.window.add(each);
            loaded.lots += each.lots;
            loaded.fills += each.count;
        }
        return loaded;
    }
}
