package org.perpex.match.engine;

import java.util.ArrayDeque;
import org.perpex.common.core.Check;

/** What an engine may be. */
final class GoodEngine {

    private final ArrayDeque<Long> lots = new ArrayDeque<>();

    void apply(long timeNanos, long amountLots) {
        Check.that(timeNanos >= 0, "time goes on");
        lots.add(amountLots);
    }
}
