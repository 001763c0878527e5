package org.perpex.gateway.session;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whether a request comes from a page of this origin. Cookies alone prove nothing, because a browser adds them to
 * requests that other sites make. The pages therefore say so in a header, which another site may send only after a
 * preflight request that is never granted; and what the browser itself says of the origin must agree.
 */
public final class OwnPages {

    /** What every request of the pages carries. */
    public static final String HEADER = "X-Requested-By";

    static final String PAGE = "perpex-web";

    private OwnPages() {}

    /** Returns whether a page of this origin made the request. */
    public static boolean sent(HttpHeaders headers) {
        return PAGE.equals(headers.getFirst(HEADER))
                && isSameSite(headers.getFirst("Sec-Fetch-Site"))
                && isSameOrigin(headers.getFirst(HttpHeaders.ORIGIN), headers.getFirst(HttpHeaders.HOST));
    }

    private static boolean isSameSite(@Nullable String site) {
        return site == null || site.equals("same-origin");
    }

    /** The scheme is left out: behind a proxy that ends TLS, the gateway does not know it. */
    private static boolean isSameOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        int scheme = origin.indexOf("://");
        return host != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }
}
