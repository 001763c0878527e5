package org.perpex.common.contract;

import org.perpex.common.core.StreamHash;

/**
 * A place in a dense stream: the number of the last message and the running hash up to and including it.
 *
 * @param number of the last message; 0 before the first
 */
public record StreamMark(long number, long hash) {

    /** Before the first message of any stream. */
    public static final StreamMark START = new StreamMark(0, StreamHash.SEED);

    public StreamMark {
        if (number < 0) {
            throw new IllegalArgumentException("number of a stream: " + number);
        }
    }
}
