package org.perpex.local.part;

/** A reason why the platform cannot go on, in one line that a person can act on. */
public final class PlatformFailure extends RuntimeException {

    /** Takes the line that is shown. */
    public PlatformFailure(String line) {
        super(line);
    }

    /** Takes the line that is shown, and what led to it. */
    public PlatformFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
