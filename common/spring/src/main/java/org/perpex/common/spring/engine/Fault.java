package org.perpex.common.spring.engine;

import org.perpex.common.contract.Destination;

/**
 * A message that an engine could not apply.
 *
 * @param message its place in the input, from 1; {@link #WHOLE} if the input cannot be read as a pack up to its end
 * @param hash of the whole input
 */
record Fault(Destination queue, long offset, int message, long hash) {

    /** The input as a whole. */
    static final int WHOLE = 0;

    static Fault of(Destination queue, Input input, int message) {
        return new Fault(queue, input.offset(), message, SnapshotStore.hash(input.body()));
    }

    /** Names the files about it. */
    String name() {
        return offset + "-" + message;
    }
}
