package org.perpex.common.contract.engine;

import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;

/** Takes the facts of an engine. Each becomes the next message of the stream to its destination. */
@FunctionalInterface
public interface FactSink {

    void append(Destination destination, Message fact);

    /**
     * Takes facts that are encoded already; they are valid during the call only.
     *
     * @param first where the shared ones go, each before it goes to the other
     * @param second where all go
     */
    default void append(Destination first, Destination second, EncodedFacts facts) {
        for (int i = 0; i < facts.count(); i++) {
            Message fact = facts.decode(i);
            if (i < facts.sharedCount()) {
                append(first, fact);
            }
            append(second, fact);
        }
    }
}
