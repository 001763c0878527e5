package org.perpex.common.spring.engine;

/** An engine cannot apply an input. It stops before it; the input stays on record. */
final class EngineStopped extends IllegalStateException {

    EngineStopped(String engine, Input input, RuntimeException cause) {
        super(
                engine + " stops at input " + input.offset() + " with the hash "
                        + Long.toHexString(SnapshotStore.hash(input.body())) + ": " + cause.getMessage(),
                cause);
    }
}
