package org.perpex.gateway.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The two cookies of a session: the access token goes with every request to this origin, the refresh token to the one
 * path that uses it up. Neither is readable by a script or sent from another site.
 *
 * @param secure whether a browser may send them over TLS alone; false on a developer's machine only
 */
public record SessionCookies(boolean secure) {

    /** Where the refresh token is used. */
    public static final String REFRESH_PATH = "/api/v1/browser-session/refresh";

    static final String ACCESS = "perpex-access";
    static final String REFRESH = "perpex-refresh";
    /** The longest time that a session may rest in the user service. */
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(14);

    /** Returns the access token that a request carries in its cookies; null if there is none. */
    public static @Nullable String access(HttpHeaders headers) {
        return find(headers, ACCESS);
    }

    static @Nullable String refresh(HttpHeaders headers) {
        return find(headers, REFRESH);
    }

    /** Returns the cookie that proves the session while the access token is good. */
    ResponseCookie access(String token, Duration lifetime) {
        return cookie(ACCESS, token, "/", lifetime);
    }

    ResponseCookie refresh(String token) {
        return cookie(REFRESH, token, REFRESH_PATH, REFRESH_LIFETIME);
    }

    ResponseCookie noAccess() {
        return cookie(ACCESS, "", "/", Duration.ZERO);
    }

    ResponseCookie noRefresh() {
        return cookie(REFRESH, "", REFRESH_PATH, Duration.ZERO);
    }

    private ResponseCookie cookie(String name, String value, String path, Duration lifetime) {
        return ResponseCookie.from(name, value)
                .path(path)
                .maxAge(lifetime)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .build();
    }

    private static @Nullable String find(HttpHeaders headers, String name) {
        for (String line : headers.getOrEmpty(HttpHeaders.COOKIE)) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    String value = pair.substring(equals + 1).strip();
                    return value.isEmpty() ? null : value;
                }
            }
        }
        return null;
    }
}
