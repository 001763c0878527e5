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
        if (isDialect(request)) {
            write(response, MediaType.APPLICATION_JSON, DialectError.API_KEY_REFUSED.answer());
        } else {
            ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNAUTHORIZED);
            problem.setDetail("A valid identity is required.");
            write(response, MediaType.APPLICATION_PROBLEM_JSON, problem);
        }
    }

    private void write(HttpServletResponse response, MediaType type, Object body) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setContentType(type.toString());
        response.getOutputStream().write(json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
