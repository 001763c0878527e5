package org.perpex.simulation;

/** Something did not hold in the world of a seed. The message is all that is needed to see it again. */
final class SeedFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    SeedFailed(long seed, int commands, int at, Throwable cause) {
        super(
                "seed " + seed + " of " + commands + " commands fails at command " + at + ": " + cause.getMessage(),
                cause);
    }
}
