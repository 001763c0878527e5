package org.perpex.common.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.AccessRefused;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityToken;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets into {@code /api/admin} only those whom {@link AllowedRoles} admits. It goes by the pattern that the request was
 * mapped to, so that no spelling of a path avoids it, and refuses everybody where nothing is said.
 */
final class AdminGuard implements HandlerInterceptor {

    static final String ROOT = "/api/admin";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (handler instanceof HandlerMethod method && pattern != null && isAdmin(pattern.toString())) {
            require(method, request.getAttribute(IdentityFilter.ATTRIBUTE));
        }
        return true;
    }

    private static void require(HandlerMethod method, @Nullable Object token) {
        if (!(token instanceof IdentityToken verified)) {
            throw new AccessRefused(AccessRefused.Reason.UNAUTHENTICATED, "a valid identity is required");
        }
        Identity caller = verified.identity();
        caller.userId();
        AllowedRoles allowed = allowed(method);
        if (allowed == null || Arrays.stream(allowed.value()).noneMatch(caller.roles()::contains)) {
            throw new AccessRefused(
                    AccessRefused.Reason.FORBIDDEN,
                    allowed == null
                            ? "nobody may do this"
                            : "one of the roles " + Arrays.toString(allowed.value()) + " is required");
        }
    }

    private static @Nullable AllowedRoles allowed(HandlerMethod method) {
        AllowedRoles own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AllowedRoles.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), AllowedRoles.class);
    }

    private static boolean isAdmin(String pattern) {
        return pattern.equals(ROOT) || pattern.startsWith(ROOT + "/");
    }
}
