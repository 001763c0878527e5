package org.perpex.user.refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is answered with a reason and nothing done. */
public final class RequestRefused extends ErrorResponseException {

    private final Reason reason;

    RequestRefused(Reason reason, @Nullable Long retryAfterSeconds) {
        super(reason.status(), problem(reason, reason.text()), null);
        this.reason = reason;
        if (retryAfterSeconds != null) {
            getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
    }

    RequestRefused(Reason reason, String detail) {
        super(reason.status(), problem(reason, detail), null);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    private static ProblemDetail problem(Reason reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(reason.status(), detail);
        problem.setProperty("reason", reason.name());
        return problem;
    }
}
