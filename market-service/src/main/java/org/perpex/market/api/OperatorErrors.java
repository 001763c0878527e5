package org.perpex.market.api;

import org.perpex.market.administration.FormInvalid;
import org.perpex.market.messaging.OperatorDesk;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says to operators why nothing was done. */
@RestControllerAdvice(assignableTypes = {OperatorController.class, OperatorRequestController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class OperatorErrors {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(FormInvalid form) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, form.getMessage());
        problem.setProperty("reason", "FIELD_INVALID");
        problem.setProperty("fields", form.limits());
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(OperatorDesk.Refused refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refused.getMessage());
        problem.setProperty("reason", refused.reason());
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
