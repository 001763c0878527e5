package org.perpex.common.spring.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.servlet.filter.OrderedFormContentFilter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Reads the form in the body of PUT, PATCH and DELETE, as Spring does, and refuses one that cannot be decoded: of a POST
 * the container reads it, and says so to the controller's side.
 */
final class ReadableForms extends OrderedFormContentFilter {

    private final ErrorBodies errors;

    ReadableForms(ErrorBodies errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean[] isRead = {false};
        try {
            super.doFilterInternal(request, response, (read, answer) -> {
                isRead[0] = true;
                chain.doFilter(read, answer);
            });
        } catch (HttpMessageNotReadableException failure) {
            if (isRead[0]) {
                throw failure;
            }
            errors.unreadable(request, response);
        }
    }
}
