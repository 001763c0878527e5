package org.perpex.common.spring.web;

import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.AccessRefused;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityToken;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a controller the {@link Identity} of its caller. */
final class IdentityArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Identity.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Object token = request.getAttribute(IdentityFilter.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (token instanceof IdentityToken verified) {
            return verified.identity();
        }
        throw new AccessRefused(AccessRefused.Reason.UNAUTHENTICATED, "a valid identity is required");
    }
}
