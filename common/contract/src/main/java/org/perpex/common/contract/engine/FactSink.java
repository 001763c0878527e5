package org.perpex.common.contract.engine;

import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;

/** Takes the facts of an engine. Each becomes the next message of the stream to its destination. */
@FunctionalInterface
public interface FactSink {

    void append(Destination destination, Message fact);

    /** Takes a fact that is encoded already; it is valid during the call only. */
    default void append(Destination destination, EncodedFact fact) {
        append(destination, fact.decode());
    }
}
