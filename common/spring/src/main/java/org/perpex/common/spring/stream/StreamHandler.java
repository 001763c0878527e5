package org.perpex.common.spring.stream;

import java.util.List;

/** Applies what a follower read. Called from the follower's thread alone. */
public interface StreamHandler {

    /** The place to start from; asked again after each failure. */
    Start start();

    /**
     * Applies a batch and keeps the position after it, both or neither. An exception means neither: the follower
     * starts again from {@link #start}.
     */
    void apply(List<StreamMessage> batch, StreamPosition after);

    /** Where a follower starts. */
    sealed interface Start {

        /** After a position that was kept. */
        record After(StreamPosition position) implements Start {}

        /** With what comes from now on; what came before does not concern the consumer. */
        record AtEnd() implements Start {}
    }
}
