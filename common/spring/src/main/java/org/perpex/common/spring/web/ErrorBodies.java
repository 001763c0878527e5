package org.perpex.common.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.perpex.common.spring.dialect.DialectError;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Writes error answers where no controller can: the trading API's form on the paths of its dialect, problem details else. */
final class ErrorBodies {

    private static final List<String> DIALECT = List.of("/fapi/", "/futures/data/", "/sapi/");

    private final JsonMapper json;

    ErrorBodies(JsonMapper json) {
        this.json = json;
    }

    static boolean isDialect(HttpServletRequest request) {
        String path = request.getRequestURI();
        return DIALECT.stream().anyMatch(path::startsWith);
    }

    void unauthorized(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                DialectError.API_KEY_REFUSED.answer(),
                HttpStatus.UNAUTHORIZED,
                "A valid identity is required.");
    }

    void unreadable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                DialectError.CHARACTERS_ILLEGAL.answer("body"),
                HttpStatus.BAD_REQUEST,
                "The body of the request cannot be read.");
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, Object dialect, HttpStatus status, String detail)
            throws IOException {
        Object body = dialect;
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        if (!isDialect(request)) {
            ProblemDetail problem = ProblemDetail.forStatus(status);
            problem.setDetail(detail);
            body = problem;
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        }
        response.getOutputStream().write(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
