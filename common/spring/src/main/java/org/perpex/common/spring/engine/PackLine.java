package org.perpex.common.spring.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;

/**
 * Sends one stream, pack after pack: one is in flight while the next collects. After a failure the same frames go out
 * again, since nobody knows whether they were stored.
 */
final class PackLine {

    private static final long PAUSE_FIRST_NANOS = 10_000_000;
    private static final int DOUBLINGS_MAX = 6;
    private static final long RESEND_PAUSE_NANOS = 1_000_000_000;

    private final StreamOut stream;
    private final @Nullable PackLine barrier;
    private long acknowledged;
    private long next = 1;
    private boolean inFlight;
    private int failures;
    private long pausedUntilNanos;
    private long resentAfter = Long.MAX_VALUE;
    private long resentNanos;

    PackLine(StreamOut stream, @Nullable PackLine barrier) {
        this.stream = stream;
        this.barrier = barrier;
    }

    StreamOut stream() {
        return stream;
    }

    /** The last message that the broker has, as this replica knows. */
    StreamMark acknowledged() {
        return stream.markAt(acknowledgedNumber());
    }

    long acknowledgedNumber() {
        return Math.max(acknowledged, stream.coveredNumber());
    }

    long unsentBytes() {
        return stream.bytesAfter(acknowledgedNumber());
    }

    /** Goes back to what is acknowledged, to lead from there. */
    void restart() {
        next = acknowledgedNumber() + 1;
    }

    /** Sends again what follows a number, as far as it is kept. Returns whether all of it is. */
    boolean sendAgainAfter(long number) {
        if (!stream.frames().knows(number) || number > acknowledgedNumber()) {
            return false;
        }
        next = Math.min(next, number + 1);
        return true;
    }

    /** Follows a consumer's request, unless what it lacks comes anyway: many consumers may ask for the same. */
    Resend asked(StreamMark after, long nowNanos) {
        FrameRing frames = stream.frames();
        long number = after.number();
        if (number > frames.lastNumber()) {
            return Resend.NOT_SAID;
        }
        if (!frames.knows(number)) {
            return Resend.NOT_KEPT;
        }
        if (frames.hash(number) != after.hash()) {
            return Resend.DIVERGED;
        }
        boolean isRecent = number >= resentAfter && nowNanos - resentNanos < RESEND_PAUSE_NANOS;
        if (number + 1 >= next || isRecent) {
            return Resend.UNDER_WAY;
        }
        next = number + 1;
        resentAfter = number;
        resentNanos = nowNanos;
        return Resend.SENT;
    }

    /** Whether a pack could go out, apart from the barrier. */
    boolean isReady(long nowNanos) {
        if (inFlight || failures > 0 && nowNanos - pausedUntilNanos < 0) {
            return false;
        }
        if (next < stream.frames().firstNumber()) {
            next = acknowledgedNumber() + 1;
        }
        return next <= stream.frames().lastNumber() && isFree(next);
    }

    /** Fills a pack with what comes next and returns the number of its last message. */
    long fill(PackWriter pack, Source self, long epoch) {
        FrameRing frames = stream.frames();
        pack.begin(self, epoch, next, frames.hash(next - 1));
        long bytesMax = frames.bytesUpTo(next - 1) + PackWriter.PACK_BYTES_MAX - pack.length();
        long last = next;
        while (last < frames.lastNumber() && frames.bytesUpTo(last + 1) <= bytesMax && isFree(last + 1)) {
            last++;
        }
        frames.appendTo(pack, next, last);
        inFlight = true;
        return last;
    }

    /** Takes note of the outcome of the pack with these numbers. */
    void told(long first, long last, boolean wasAcknowledged, long nowNanos) {
        inFlight = false;
        if (wasAcknowledged) {
            failures = 0;
            acknowledged = Math.max(acknowledged, last);
            if (next == first) {
                next = last + 1;
            }
        } else {
            failures = Math.min(failures + 1, DOUBLINGS_MAX);
            pausedUntilNanos = nowNanos + (PAUSE_FIRST_NANOS << failures - 1);
        }
    }

    long next() {
        return next;
    }

    private boolean isFree(long number) {
        return barrier == null || stream.frames().barrier(number) <= barrier.acknowledgedNumber();
    }
}
