package org.perpex.common.spring.web;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Says to the called service who calls: the caller of this service, if his token is for the called one too, and else
 * this service itself. Passes the trace id on.
 */
final class CallerIdentity implements ClientHttpRequestInterceptor {

    private final IdentityTokens tokens;
    private final String audience;

    CallerIdentity(IdentityTokens tokens, String audience) {
        this.tokens = tokens;
        this.audience = audience;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        IdentityToken caller = caller();
        boolean forward = caller != null && caller.audience().contains(audience);
        request.getHeaders()
                .set(
                        IdentityToken.HEADER,
                        forward && caller != null ? caller.compact() : tokens.signAsService(List.of(audience)));
        String trace = Trace.current();
        if (trace != null) {
            request.getHeaders().set(Trace.HEADER, trace);
        }
        return execution.execute(request, body);
    }

    private static @Nullable IdentityToken caller() {
        RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
        Object token = attributes == null
                ? null
                : attributes.getAttribute(IdentityFilter.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return token instanceof IdentityToken verified ? verified : null;
    }
}
