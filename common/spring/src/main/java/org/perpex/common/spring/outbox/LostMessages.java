package org.perpex.common.spring.outbox;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.StreamMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the consumer of an outbox lacks what the broker has acknowledged: it does if its mark stands still,
 * behind what was sent. A consumer that is only slow gets messages again, which it skips. Not thread-safe.
 */
final class LostMessages {

    private static final Logger LOG = LoggerFactory.getLogger(LostMessages.class);
    private static final long PAUSE_NANOS = 2_000_000_000;
    private static final int DOUBLINGS_MAX = 5;

    private final ConsumerMark consumer;
    private @Nullable StreamMark seen;
    private int found;
    private long askedNanos;
    private boolean isFirst = true;

    LostMessages(ConsumerMark consumer) {
        this.consumer = consumer;
    }

    /**
     * Returns the mark to send again from, or null if nothing is known to be lost.
     *
     * @param sent the number of the last message that the broker has acknowledged
     */
    @Nullable
    StreamMark after(long sent, long nowNanos) {
        if (!isFirst && nowNanos - askedNanos < PAUSE_NANOS << Math.min(found, DOUBLINGS_MAX)) {
            return null;
        }
        isFirst = false;
        askedNanos = nowNanos;
        StreamMark mark = ask();
        if (mark == null || mark.number() >= sent || !mark.equals(seen)) {
            seen = mark;
            found = 0;
            return null;
        }
        found++;
        return mark;
    }

    private @Nullable StreamMark ask() {
        try {
            return consumer.now();
        } catch (RuntimeException unknown) {
            LOG.debug("the consumer cannot be asked for its mark", unknown);
            return null;
        }
    }
}
