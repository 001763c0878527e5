package org.perpex.common.spring.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the trace id of a request into every log line that is written for it. */
final class TraceFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String trace = request.getHeader(Trace.HEADER);
        if (!Trace.isTrace(trace)) {
            chain.doFilter(request, response);
            return;
        }
        MDC.put(Trace.MDC_KEY, trace);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(Trace.MDC_KEY);
        }
    }
}
