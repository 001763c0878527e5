package org.perpex.gateway.refusal;

import com.alibaba.csp.sentinel.slots.block.BlockException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.server.ResponseStatusException;

/** Reads what went wrong on the way of a request as a reason to refuse it. */
public final class Failures {

    private static final Duration FLOW_PAUSE = Duration.ofSeconds(1);

    private Failures() {}

    static RefusedException refusal(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused;
        }
        if (BlockException.isBlockException(failure)) {
            return new RefusedException(Reason.TOO_MANY_REQUESTS, FLOW_PAUSE);
        }
        return new RefusedException(reason(failure));
    }

    /** Whether the request certainly never left the gateway: no service was there to take it. */
    public static boolean neverSent(Throwable failure) {
        return failure instanceof ConnectException || failure instanceof UnknownHostException;
    }

    private static Reason reason(Throwable failure) {
        if (neverSent(failure)) {
            return Reason.UNAVAILABLE;
        }
        return switch (failure) {
            case DataBufferLimitException ignored -> Reason.BODY_TOO_LARGE;
            case ResponseStatusException status -> ofStatus(status);
            // The request was on its way and the connection ended: what became of it is not known.
            case IOException ignored -> Reason.OUTCOME_UNKNOWN;
            default -> Reason.INTERNAL;
        };
    }

    private static Reason ofStatus(ResponseStatusException status) {
        return switch (status.getStatusCode().value()) {
            case 404 -> Reason.PATH_UNKNOWN;
            case 405 -> Reason.WRONG_METHOD;
            case 413 -> Reason.BODY_TOO_LARGE;
            case 503 -> Reason.UNAVAILABLE;
            case 504 -> Reason.OUTCOME_UNKNOWN;
            default -> Reason.INTERNAL;
        };
    }
}
