package org.perpex.common.spring.engine;

import java.util.function.Supplier;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.Engine;

/**
 * What a service hands over to have its engine run.
 *
 * @param name names its thread, its folder and its meters: letters, digits and hyphens
 * @param engine a new one, without state
 * @param another makes one more that nobody watches, for a replay beside the first
 * @param inputType what the engine reads; anything else in its queue stops it
 * @param listener called on the engine's thread
 */
public record EngineDefinition<I extends Message>(
        String name,
        Engine<I> engine,
        Supplier<? extends Engine<I>> another,
        Class<I> inputType,
        EnginePorts ports,
        EngineListener listener) {

    public EngineDefinition {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("name of an engine: " + name);
        }
    }

    /** A definition whose engine nobody watches. */
    public EngineDefinition(String name, Supplier<? extends Engine<I>> engines, Class<I> inputType, EnginePorts ports) {
        this(name, engines.get(), engines, inputType, ports, EngineListener.NONE);
    }

    /** The same engine once more, without state and without a listener. */
    EngineDefinition<I> anew() {
        return new EngineDefinition<>(name, another, inputType, ports);
    }
}
