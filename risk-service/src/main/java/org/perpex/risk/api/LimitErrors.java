package org.perpex.risk.api;

import org.perpex.risk.limits.FieldsInvalid;
import org.perpex.risk.limits.LimitRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says to operators why limits were not changed. */
@RestControllerAdvice(assignableTypes = LimitsController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class LimitErrors {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(FieldsInvalid form) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "FIELD_INVALID", form);
        problem.setProperty("fields", form.limits());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(LimitRefused refused) {
        HttpStatus status = switch (refused.why()) {
            case ACCOUNT_UNKNOWN -> HttpStatus.NOT_FOUND;
            case AUDIT_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case LIMITS_CHANGED, UNCHANGED, REQUEST_REUSED, RULE_MISSING -> HttpStatus.CONFLICT;
        };
        return answer(problem(status, refused.why().name(), refused));
    }

    private static ProblemDetail problem(HttpStatus status, String reason, RuntimeException why) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, why.getMessage());
        problem.setProperty("reason", reason);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
