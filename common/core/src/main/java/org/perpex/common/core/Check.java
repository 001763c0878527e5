package org.perpex.common.core;

/**
 * Guards invariants, always on. A failed check is a bug: it stops the engine, with its input on record, and is never
 * caught on the way.
 */
public final class Check {

    private Check() {}

    /** Throws {@link InvariantViolation} if the condition does not hold; {@code invariant} says what must hold. */
    public static void that(boolean holds, String invariant) {
        if (!holds) {
            throw new InvariantViolation(invariant);
        }
    }

    /** As {@link #that(boolean, String)}, naming the value that was seen. Allocates only on failure. */
    public static void that(boolean holds, String invariant, long seen) {
        if (!holds) {
            throw new InvariantViolation(invariant + ": " + seen);
        }
    }

    /** An invariant that did not hold: a bug, never a user's doing. */
    public static final class InvariantViolation extends IllegalStateException {
        InvariantViolation(String invariant) {
            super(invariant);
        }
    }
}
