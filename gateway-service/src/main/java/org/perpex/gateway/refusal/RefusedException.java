package org.perpex.gateway.refusal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.dialect.DialectError;

/** Ends the handling of a request that the gateway refuses. Carries no stack: a refusal is an answer, not a fault. */
public final class RefusedException extends RuntimeException {

    private final Reason reason;
    private final @Nullable Duration retryAfter;

    public RefusedException(Reason reason) {
        this(reason, null);
    }

    /** Refuses for now: the caller may come again after the given time. */
    public RefusedException(Reason reason, @Nullable Duration retryAfter) {
        this(reason, retryAfter, reason.message);
    }

    private RefusedException(Reason reason, @Nullable Duration retryAfter, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** Refuses an address that went on asking when it was refused, until a time in milliseconds since 1970. */
    public static RefusedException banned(Duration retryAfter, long untilMillis) {
        String message = DialectError.BANNED.message(Long.toString(untilMillis));
        return new RefusedException(Reason.BANNED, retryAfter, message);
    }

    public Reason reason() {
        return reason;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Returns the refusal in the words of the exchange dialect, in JSON. */
    public String body() {
        return "{\"code\":" + reason.code + ",\"msg\":\"" + getMessage() + "\"}";
    }
}
