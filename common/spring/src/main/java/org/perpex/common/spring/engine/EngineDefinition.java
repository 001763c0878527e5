package org.perpex.common.spring.engine;

import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.Engine;

/**
 * What a service hands over to have its engine run.
 *
 * @param name names its thread, its folder and its meters: letters, digits and hyphens
 * @param engine a new one, without state
 * @param inputType what the engine reads; anything else in its queue stops it
 * @param listener called on the engine's thread
 */
public record EngineDefinition<I extends Message>(
        String name, Engine<I> engine, Class<I> inputType, EnginePorts ports, EngineListener listener) {

    public EngineDefinition {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("name of an engine: " + name);
        }
    }

    /** A definition whose engine nobody watches. */
    public EngineDefinition(String name, Engine<I> engine, Class<I> inputType, EnginePorts ports) {
        this(name, engine, inputType, ports, EngineListener.NONE);
    }
}
