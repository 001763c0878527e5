package org.perpex.common.spring.outbox;

import org.perpex.common.contract.StreamMark;

/** Tells how far the consumer of an outbox has come. */
@FunctionalInterface
public interface ConsumerMark {

    /** The last message that it has applied. Throws if it cannot be asked now. */
    StreamMark now();
}
