package org.perpex.common.spring.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.IdentityRejected;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody in without a valid identity token: answers 401 before anything of the service runs. Only
 * {@code /actuator} is open.
 */
final class IdentityFilter extends OncePerRequestFilter {

    static final String ATTRIBUTE = IdentityToken.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(IdentityFilter.class);

    private final IdentityTokens tokens;
    private final String service;
    private final ErrorBodies errors;

    IdentityFilter(IdentityTokens tokens, String service, ErrorBodies errors) {
        this.tokens = tokens;
        this.service = service;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOpen(request)) {
            chain.doFilter(request, response);
            return;
        }
        String compact = request.getHeader(IdentityToken.HEADER);
        IdentityToken token = compact == null ? null : verified(compact);
        if (token == null) {
            errors.unauthorized(request, response);
            return;
        }
        request.setAttribute(ATTRIBUTE, token);
        chain.doFilter(request, response);
    }

    /** Checks error and asynchronous dispatches too: an attribute of the first one proves them. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return true;
    }

    private @Nullable IdentityToken verified(String compact) {
        try {
            return tokens.verify(compact, service);
        } catch (IdentityRejected e) {
            LOG.warn("An identity token was refused: {}", e.getMessage());
            return null;
        }
    }

    /** Decides by the path as the container routes it, so that no spelling of a path opens another. */
    private static boolean isOpen(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = info == null ? request.getServletPath() : request.getServletPath() + info;
        return path.equals("/actuator") || path.startsWith("/actuator/");
    }
}
