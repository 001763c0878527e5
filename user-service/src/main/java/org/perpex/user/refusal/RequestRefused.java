package org.perpex.user.refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is answered with a reason and nothing done. */
public final class RequestRefused extends ErrorResponseException {

    private final Reason reason;

    RequestRefused(Reason reason, @Nullable Long retryAfterSeconds) {
        super(reason.status(), problem(reason), null);
        this.reason = reason;
        if (retryAfterSeconds != null) {
            getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
    }

    public Reason reason() {
        return reason;
    }

    private static ProblemDetail problem(Reason reason) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(reason.status(), reason.text());
        problem.setProperty("reason", reason.name());
        return problem;
    }
}
