package org.perpex.match.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.RejectReason;

/** Withdraws the quotes of an account that is filled too much too fast, and refuses new ones. Not thread-safe. */
final class Protections {

    private final OrderBook book;
    private final BookListener listener;
    private final TreeMap<Long, Protection> byAccount = new TreeMap<>();
    private final TreeSet<Long> counted = new TreeSet<>();

    Protections(OrderBook book, BookListener listener) {
        this.book = book;
        this.listener = listener;
    }

    /** Sets the bounds of an account, or takes its protection away. */
    void set(BookCommand.SetProtection c) {
        if (isInvalid(c)) {
            listener.refused(c.request(), c.account(), RejectReason.PROTECTION_INVALID);
            return;
        }
        if (c.windowMillis() == 0) {
            byAccount.remove(c.account());
        } else {
            byAccount.computeIfAbsent(c.account(), _ -> new Protection(c)).bounds(c);
        }
        listener.guarded(new GuardFact.ProtectionSet(
                c.request(), c.account(), c.market(), c.windowMillis(), c.lotsMax(), c.fillsMax(), c.frozenMillis()));
    }

    private static boolean isInvalid(BookCommand.SetProtection c) {
        boolean negative = c.windowMillis() < 0 || c.lotsMax() < 0 || c.fillsMax() < 0 || c.frozenMillis() < 0;
        boolean boundless = c.windowMillis() > 0 && c.lotsMax() == 0 && c.fillsMax() == 0;
        return negative
                || boundless
                || c.windowMillis() > Limits.PROTECTION_MILLIS_MAX
                || c.frozenMillis() > Limits.PROTECTION_MILLIS_MAX;
    }

    /** Admits the quotes of an account again. */
    void reset(BookCommand.ResetProtection c) {
        Protection protection = byAccount.get(c.account());
        if (protection == null) {
            listener.refused(c.request(), c.account(), RejectReason.PROTECTION_INVALID);
            return;
        }
        protection.reset();
        listener.guarded(new GuardFact.ProtectionReset(c.request(), c.account(), c.market()));
    }

    /** Whether any account of the market is protected: if none is, no fill needs to be counted. */
    boolean isOn() {
        return !byAccount.isEmpty();
    }

    boolean refuses(long account) {
        Protection protection = byAccount.get(account);
        return protection != null && protection.refuses(book.timeMillis());
    }

    /** Counts a fill of a quote. */
    void count(long account, long lots) {
        Protection protection = byAccount.get(account);
        if (protection != null) {
            protection.count(book.timeMillis(), lots);
            counted.add(account);
        }
    }

    /** Withdraws the quotes of those whom the present input filled too much, by account. */
    void trip() {
        for (long account : counted) {
            Protection protection = byAccount.get(account);
            if (protection != null && protection.isExceeded()) {
                book.closeQuotes(account);
                protection.trip(book.timeMillis());
                listener.guarded(new GuardFact.ProtectionTripped(
                        account,
                        book.spec().market(),
                        protection.lots(),
                        protection.fills(),
                        protection.untilMillis()));
                protection.begin();
            }
        }
        counted.clear();
    }

    void save(StateWriter state) {
        state.putInt(byAccount.size());
        for (Map.Entry<Long, Protection> each : byAccount.entrySet()) {
            state.putLong(each.getKey());
            each.getValue().save(state);
        }
    }

    void load(StateReader state) {
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            long account = state.getLong();
            byAccount.put(account, Protection.load(account, book.spec().market(), state));
        }
    }
}
