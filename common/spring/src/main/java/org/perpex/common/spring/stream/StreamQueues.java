package org.perpex.common.spring.stream;

import java.time.Duration;
import java.util.List;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;

/** The queues of the broker, as a follower needs them. */
public interface StreamQueues {

    /**
     * Opens a queue for reading from an offset on. An offset that the queue does not hold stops the reader.
     *
     * @param gather how long messages may gather at the broker between two polls that bring some
     */
    Reader open(Destination queue, long offset, Duration gather);

    /** Opens a queue for a reader that takes each message at once. */
    default Reader open(Destination queue, long offset) {
        return open(queue, offset, Duration.ZERO);
    }

    /**
     * The offset from which to read on after a position that was kept: that one, unless the queues were replaced by empty
     * ones, in which case it means nothing and all that the queue holds is read. What was applied is skipped either way.
     */
    long resumeOffset(Destination queue, long keptOffset);

    /** The offset of the oldest message that the queue still holds. */
    long startOffset(Destination queue);

    /** The offset that the next message will get. */
    long endOffset(Destination queue);

    /** Asks the source of a stream to send again what follows a mark. Does not wait; the request may get lost. */
    void sendAgain(Source source, Destination queue, StreamMark after);

    /** Reads one queue. Not thread-safe. */
    interface Reader extends AutoCloseable {

        /** Waits a short while for messages and returns them in order, or none. */
        List<Pack> poll();

        @Override
        void close();
    }

    /** One broker message. */
    record Pack(long offset, byte[] body) {}
}
