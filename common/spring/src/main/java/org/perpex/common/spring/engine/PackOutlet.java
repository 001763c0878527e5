package org.perpex.common.spring.engine;

import org.perpex.common.contract.Destination;

/** Takes packs out to queues, without waiting for the broker. Thread-safe. */
@FunctionalInterface
public interface PackOutlet {

    /** Sends a pack. The outcome is told exactly once, on any thread. */
    void send(Destination destination, byte[] pack, Outcome outcome);

    /** What became of a pack. */
    @FunctionalInterface
    interface Outcome {

        /** @param acknowledged false if it was refused or nobody knows: it may have been stored nevertheless */
        void told(boolean acknowledged);
    }
}
