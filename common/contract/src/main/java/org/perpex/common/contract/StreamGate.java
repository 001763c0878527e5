package org.perpex.common.contract;

import org.perpex.common.core.Check;

/**
 * Lets each message of one dense stream through exactly once and in order. The consumer keeps {@link #mark} in the
 * same transaction or snapshot as the effect of the message.
 *
 * <p>Not thread-safe: owned by the consumer.
 */
public final class StreamGate {

    private StreamMark mark;

    public StreamGate(StreamMark mark) {
        this.mark = mark;
    }

    /** What to do with a message that arrived. */
    public enum Verdict {
        /** It is the next: apply it, then {@link #passed}. */
        NEXT,
        /** It was applied before: skip it. */
        SEEN,
        /** Something before it is missing: ignore it until that has come. */
        HOLE,
        /** Its number is the next, but the stream before it is not what was applied here: stop. */
        DIVERGED
    }

    /** Judges a message by its number and the hash of the stream before it. */
    public Verdict judge(long number, long hashBefore) {
        if (number <= mark.number()) {
            return Verdict.SEEN;
        }
        if (number > mark.number() + 1) {
            return Verdict.HOLE;
        }
        return hashBefore == mark.hash() ? Verdict.NEXT : Verdict.DIVERGED;
    }

    /** Moves the mark past a message that was applied. */
    public void passed(long number, long hashAfter) {
        Check.that(number == mark.number() + 1, "a stream is applied without a hole", number);
        mark = new StreamMark(number, hashAfter);
    }

    public StreamMark mark() {
        return mark;
    }
}
