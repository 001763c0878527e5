package org.perpex.common.spring.engine;

/** An engine cannot apply an input. It stops before it; the input stays on record. */
final class EngineStopped extends IllegalStateException {

    EngineStopped(String engine, Fault fault, RuntimeException cause) {
        super(
                engine + " stops at input " + fault.offset() + ", message " + fault.message() + ", with the hash "
                        + String.format("%016x", fault.hash()) + ": " + cause.getMessage(),
                cause);
    }
}
