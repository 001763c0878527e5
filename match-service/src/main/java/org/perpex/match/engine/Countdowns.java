package org.perpex.match.engine;

import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;

/** Cancels the orders of an account in a market when it has not been heard of for a while. Not thread-safe. */
final class Countdowns {

    private static final long STOPPED = 0;

    private final OrderBook book;
    private final Timers timers;
    private final BookListener listener;
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    Countdowns(OrderBook book, Timers timers, BookListener listener) {
        this.book = book;
        this.timers = timers;
        this.listener = listener;
    }

    /** Starts, restarts or stops the countdown of an account. */
    void set(BookCommand.SetCountdown c) {
        if (c.countdownMillis() < 0 || c.countdownMillis() > Limits.COUNTDOWN_MILLIS_MAX) {
            listener.refused(c.request(), c.account(), RejectReason.COUNTDOWN_INVALID);
            return;
        }
        Long before = ends.remove(c.account());
        if (before != null) {
            timers.remove(before, c.market(), c.account());
        }
        long endMillis = c.countdownMillis() == 0 ? STOPPED : book.timeMillis() + c.countdownMillis();
        if (endMillis != STOPPED) {
            start(c.account(), endMillis);
        }
        listener.guarded(new GuardFact.CountdownSet(c.request(), c.account(), c.market(), endMillis));
    }

    private void start(long account, long endMillis) {
        ends.put(account, endMillis);
        timers.add(endMillis, book.spec().market(), account);
    }

    /** Takes an account's orders out: its time is over. */
    void end(long account) {
        ends.remove(account);
        int count = book.closeAll(account, RequestId.NONE, CloseReason.COUNTDOWN);
        listener.guarded(new GuardFact.CountdownEnded(account, book.spec().market(), count));
    }

    void save(StateWriter state) {
        state.putInt(ends.size());
        for (Map.Entry<Long, Long> each : ends.entrySet()) {
            state.putLong(each.getKey());
            state.putLong(each.getValue());
        }
    }

    void load(StateReader state) {
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            start(state.getLong(), state.getLong());
        }
    }
}
