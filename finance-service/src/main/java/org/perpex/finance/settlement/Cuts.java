package org.perpex.finance.settlement;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.perpex.common.core.Check;

/** Facts that wait to be settled, and when they are due. Not thread-safe. */
final class Cuts {

    private record Waiting(Fact fact, long offsetBefore) {}

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long contentSinceMillis;
    private int content;
    private long nextOffset;
    private long waitingSinceMillis;

    void clear(long offset) {
        waiting.clear();
        content = 0;
        nextOffset = offset;
    }

    /**
     * Adds facts.
     *
     * @param offsetAfter where in the queue what comes after them begins
     * @param nowMillis when they came
     */
    void add(List<Fact> facts, long offsetAfter, long nowMillis) {
        if (waiting.isEmpty()) {
            waitingSinceMillis = nowMillis;
        }
        for (Fact fact : facts) {
            waiting.add(new Waiting(fact, nextOffset));
            if (Batch.isContent(fact.message()) && content++ == 0) {
                contentSinceMillis = nowMillis;
            }
        }
        nextOffset = offsetAfter;
    }

    /** Forgets what is in the books already. */
    void skipTo(Mark mark) {
        while (!waiting.isEmpty() && waiting.getFirst().fact.number() <= mark.last()) {
            Fact settled = waiting.removeFirst().fact;
            Check.that(
                    settled.number() < mark.last() || settled.hashAfter() == mark.hash(),
                    "the books follow the same stream",
                    settled.number());
            if (Batch.isContent(settled.message())) {
                content--;
            }
        }
    }

    boolean isDue(SettlementSettings settings, long nowMillis) {
        if (waiting.isEmpty() || settings.paused()) {
            return false;
        }
        if (waiting.size() >= settings.factsMax()) {
            return true;
        }
        return content > 0
                ? nowMillis - contentSinceMillis >= settings.linger().toMillis()
                : nowMillis - waitingSinceMillis >= settings.idle().toMillis();
    }

    /** How many facts wait. */
    int size() {
        return waiting.size();
    }

    /** How many of them move money. */
    int contentSize() {
        return content;
    }

    /** The next batch. It stays until {@link #settled}. */
    Batch next(SettlementSettings settings) {
        BatchBuilder builder = new BatchBuilder(settings);
        Iterator<Waiting> facts = waiting.iterator();
        while (facts.hasNext() && builder.add(facts.next().fact)) {
            // The builder says when it is full.
        }
        return builder.build();
    }

    /** Where in the queue to read on after a batch. */
    long offsetAfter(Batch batch) {
        for (Waiting fact : waiting) {
            if (fact.fact.number() > batch.last().number()) {
                return fact.offsetBefore;
            }
        }
        return nextOffset;
    }

    void settled(Batch batch, long nowMillis) {
        while (!waiting.isEmpty()
                && waiting.getFirst().fact.number() <= batch.last().number()) {
            if (Batch.isContent(waiting.removeFirst().fact.message())) {
                content--;
            }
        }
        waitingSinceMillis = nowMillis;
    }
}
