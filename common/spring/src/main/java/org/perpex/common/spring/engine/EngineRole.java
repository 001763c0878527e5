package org.perpex.common.spring.engine;

/** What a replica does. */
public enum EngineRole {
    /** Loads its snapshot and replays its archive. */
    STARTING(0),
    /** Applies everything and sends nothing, ready to take over. */
    STANDBY(1),
    /** Applies everything and sends what the engine says. */
    LEADER(2),
    /** Applies nothing more: something happened that must not, or it was told to end. */
    STOPPED(3);

    /** The number that stands for this role in meters. */
    public final int code;

    EngineRole(int code) {
        this.code = code;
    }
}
