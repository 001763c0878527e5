package org.perpex.common.spring.engine;

import org.perpex.common.contract.Destination;

/** Opens the queue that an engine reads. Each method throws {@link QueueUnavailable} if it may be tried again. */
public interface InputQueues {

    /** Opens a queue so that the first input read has the offset {@code from}. */
    InputSource open(Destination queue, long from);

    /** The offset of the oldest message that the queue still holds. */
    long startOffset(Destination queue);

    /** The offset that the next message will get. */
    long endOffset(Destination queue);
}
