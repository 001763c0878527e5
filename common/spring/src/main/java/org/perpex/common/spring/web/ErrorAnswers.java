package org.perpex.common.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.nio.charset.CharacterCodingException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.circuit.CircuitOpen;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.common.spring.identity.AccessRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers what went wrong: in the trading API's form below {@code /fapi}, as RFC 9457 problem details elsewhere. What
 * nobody foresaw goes to the log, and only its existence to the client.
 */
@RestControllerAdvice
final class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    @ExceptionHandler
    ResponseEntity<Object> answer(Exception failure, HttpServletRequest request) {
        return ErrorBodies.isDialect(request) ? dialect(failure, request) : problem(failure, request);
    }

    private static ResponseEntity<Object> dialect(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case DialectException known -> body(known.error(), known.answer());
            case AccessRefused refused -> body(DialectError.API_KEY_REFUSED);
            case CircuitOpen open -> body(DialectError.DISCONNECTED);
            case ResourceAccessException unanswered -> {
                unanswered(unanswered, request);
                yield body(DialectError.TIMEOUT);
            }
            case MissingServletRequestParameterException missing ->
                body(DialectError.PARAMETER_MANDATORY, missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch ->
                body(DialectError.PARAMETER_MANDATORY, mismatch.getName());
            case TypeMismatchException mismatch ->
                body(DialectError.PARAMETER_MANDATORY, String.valueOf(mismatch.getPropertyName()));
            case BindingResult binding -> body(DialectError.PARAMETER_MANDATORY, firstField(binding));
            case HandlerMethodValidationException invalid -> body(DialectError.PARAMETER_INVALID, firstName(invalid));
            case ConstraintViolationException invalid -> body(DialectError.PARAMETER_INVALID, firstName(invalid));
            case HttpMessageNotReadableException unreadable -> body(DialectError.PARAMETER_MANDATORY, "body");
            case NoResourceFoundException unknown -> body(DialectError.PATH_UNKNOWN);
            case HttpRequestMethodNotSupportedException method -> body(DialectError.OPERATION_UNSUPPORTED);
            case AsyncRequestTimeoutException timeout -> body(DialectError.TIMEOUT);
            case ErrorResponse other
            when other.getStatusCode().is4xxClientError() -> body(DialectError.OPERATION_UNSUPPORTED);
            case Exception any when isUnreadable(any) -> body(DialectError.CHARACTERS_ILLEGAL, "query");
            default -> {
                LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
                yield body(DialectError.UNKNOWN);
            }
        };
    }

    private static ResponseEntity<Object> problem(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case DialectException known -> {
                ProblemDetail detail = detail(HttpStatus.valueOf(known.error().httpStatus()), known.getMessage());
                detail.setProperty("code", known.error().code());
                yield body(detail);
            }
            case AccessRefused refused -> body(detail(status(refused), refused.getMessage()));
            case CircuitOpen open -> body(detail(HttpStatus.SERVICE_UNAVAILABLE, DialectError.DISCONNECTED.message()));
            case ResourceAccessException unanswered -> {
                unanswered(unanswered, request);
                yield body(detail(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "A part of the exchange did not answer. Whether the request took effect is not known: ask."));
            }
            case ErrorResponse known ->
                ResponseEntity.status(known.getStatusCode())
                        .headers(known.getHeaders())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(known.getBody());
            case ConstraintViolationException invalid ->
                body(detail(HttpStatus.BAD_REQUEST, firstName(invalid) + " is not valid."));
            case HttpMessageNotReadableException unreadable ->
                body(detail(HttpStatus.BAD_REQUEST, "The body of the request cannot be read."));
            case TypeMismatchException mismatch ->
                body(detail(HttpStatus.BAD_REQUEST, mismatch.getPropertyName() + " is not valid."));
            case Exception any
            when isUnreadable(any) ->
                body(detail(HttpStatus.BAD_REQUEST, "The parameters of the request cannot be read."));
            default -> {
                LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
                yield body(detail(HttpStatus.INTERNAL_SERVER_ERROR, "The request could not be processed."));
            }
        };
    }

    private static void unanswered(ResourceAccessException failure, HttpServletRequest request) {
        LOG.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
    }

    /** Whether it says that text is no UTF-8, or a form has no parts: the container reads them when first asked for one. */
    private static boolean isUnreadable(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException
                    || cause instanceof FileUploadException
                    || cause instanceof InvalidParameterException) {
                return true;
            }
        }
        return false;
    }

    private static HttpStatus status(AccessRefused refused) {
        return switch (refused.reason()) {
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    }

    private static String firstField(BindingResult binding) {
        return binding.getFieldErrors().isEmpty()
                ? binding.getObjectName()
                : binding.getFieldErrors().getFirst().getField();
    }

    private static String firstName(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .map(result -> String.valueOf(result.getMethodParameter().getParameterName()))
                .findFirst()
                .orElse("request");
    }

    private static String firstName(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation -> {
                    String path = violation.getPropertyPath().toString();
                    return path.substring(path.lastIndexOf('.') + 1);
                })
                .sorted()
                .findFirst()
                .orElse("request");
    }

    private static ProblemDetail detail(HttpStatusCode status, @Nullable String text) {
        return ProblemDetail.forStatusAndDetail(status, text == null ? "" : text);
    }

    private static ResponseEntity<Object> body(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static ResponseEntity<Object> body(DialectError error, Object... values) {
        return body(error, error.answer(values));
    }

    private static ResponseEntity<Object> body(DialectError error, DialectError.Answer answer) {
        return ResponseEntity.status(error.httpStatus())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }
}
