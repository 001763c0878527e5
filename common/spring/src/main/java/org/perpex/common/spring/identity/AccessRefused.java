package org.perpex.common.spring.identity;

/** A request that its sender may not make. Its message is safe to show to the sender. */
public final class AccessRefused extends RuntimeException {

    /** Why a request was refused. */
    public enum Reason {
        /** Nobody is signed in, or the proof of it does not hold. */
        UNAUTHENTICATED,
        /** The sender is known and may not do this. */
        FORBIDDEN
    }

    private final Reason reason;

    public AccessRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
