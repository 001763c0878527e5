package org.perpex.common.spring.rocketmq;

import org.perpex.common.contract.Destination;

/** A queue does not hold the offset that must be read next. A reader stops: going on would skip messages. */
public final class OffsetGone extends IllegalStateException {

    OffsetGone(Destination queue, long offset, long startOffset, long endOffset) {
        super(queue + " holds " + startOffset + " to " + endOffset + ", not " + offset);
    }
}
