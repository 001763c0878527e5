package org.perpex.common.spring.stream;

/** A stream does not continue what was applied: a loud stop, for an operator to look at. */
public final class StreamDiverged extends IllegalStateException {

    StreamDiverged(String message) {
        super(message);
    }
}
