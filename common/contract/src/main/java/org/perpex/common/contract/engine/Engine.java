package org.perpex.common.contract.engine;

import org.perpex.common.contract.Message;

/**
 * A deterministic state machine: the same inputs at the same times give the same facts and the same state, bit for
 * bit. It reads no clock, draws nothing at random, and knows neither broker nor file.
 *
 * <p>Not thread-safe: its host calls it from one thread.
 *
 * @param <I> the inputs that it reads
 */
public interface Engine<I extends Message> {

    /**
     * Applies one input. What a user can cause is a rejection, said as a fact, before the first change of state; an
     * exception is a bug and stops the host.
     *
     * @param timeMillis engine time, never smaller than before
     * @param facts takes what the engine says, in its order
     */
    void apply(long timeMillis, I input, FactSink facts);

    /** Writes the whole state, sorted by values, so that equal states give equal bytes. */
    void save(StateWriter state);

    /** Replaces the state by one that {@link #save} wrote. */
    void load(StateReader state);
}
