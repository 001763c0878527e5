package org.perpex.risk.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.RequestId;

/**
 * The requests of the last ten minutes of engine time and what became of them. Bounded: when full, the oldest goes.
 */
final class Requests {

    private final Map<Outcome.Key, Outcome.Remembered> byKey = new HashMap<>();
    private final ArrayDeque<Outcome.Remembered> byAge = new ArrayDeque<>();

    @Nullable
    Outcome find(long account, RequestId request) {
        Outcome.Remembered remembered = byKey.get(key(account, request));
        return remembered == null ? null : remembered.outcome();
    }

    void remember(long timeMillis, long account, RequestId request, Outcome outcome) {
        if (byAge.size() == Limits.REQUESTS_MAX) {
            byKey.remove(byAge.removeFirst().key());
        }
        put(new Outcome.Remembered(key(account, request), timeMillis, outcome));
    }

    /** Replaces the outcome of a request that the book refused. Forgotten requests are left alone. */
    void became(long account, RequestId request, Outcome outcome) {
        Outcome.Remembered remembered = byKey.get(key(account, request));
        if (remembered != null) {
            remembered.become(outcome);
        }
    }

    /** Forgets what is older than the memory reaches. */
    void forgetBefore(long timeMillis) {
        Outcome.Remembered oldest = byAge.peekFirst();
        while (oldest != null && oldest.timeMillis() < timeMillis - Limits.REQUEST_MEMORY_MILLIS) {
            byKey.remove(oldest.key());
            byAge.removeFirst();
            oldest = byAge.peekFirst();
        }
    }

    void put(Outcome.Remembered remembered) {
        byKey.put(remembered.key(), remembered);
        byAge.addLast(remembered);
    }

    int size() {
        return byAge.size();
    }

    /** All that is remembered, oldest first. */
    Iterable<Outcome.Remembered> all() {
        return byAge;
    }

    private static Outcome.Key key(long account, RequestId request) {
        return new Outcome.Key(account, request.high(), request.low());
    }
}
