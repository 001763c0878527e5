package org.perpex.gateway.refusal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request that the gateway refuses. Carries no stack: a refusal is an answer, not a fault. */
public final class RefusedException extends RuntimeException {

    private final Reason reason;
    private final @Nullable Duration retryAfter;

    public RefusedException(Reason reason) {
        this(reason, null);
    }

    /** Refuses for now: the caller may come again after the given time. */
    public RefusedException(Reason reason, @Nullable Duration retryAfter) {
        super(reason.message, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Returns the refusal in the words of the exchange dialect, in JSON. */
    public String body() {
        return "{\"code\":" + reason.code + ",\"msg\":\"" + reason.message + "\"}";
    }
}
