package org.perpex.common.contract;

/** What keeps an engine going: the passing of time, rules, checkpoints. Without stream numbers. */
public sealed interface EngineInput extends RiskInput, BookInput {
    /**
     * Time passes. Sent each 50 to 100 ms by leader and standby alike.
     *
     * @param replica who sent it
     */
    record Tick(long replica) implements EngineInput {}

    /** From here on the engine follows these rules. */
    record RulesVersion(int version) implements EngineInput {}

    /** Asks for the hash of all balances. */
    record Checkpoint(long checkpoint) implements EngineInput {}
}
