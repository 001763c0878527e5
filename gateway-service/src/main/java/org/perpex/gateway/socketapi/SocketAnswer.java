package org.perpex.gateway.socketapi;

import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.dialect.DialectError;

/**
 * One answer over the WebSocket API.
 *
 * @param status the HTTP status that the REST endpoint would answer with
 * @param body the body that it would answer with, in JSON
 * @param retryAtMillis when a caller who asked too much may ask again; null unless he did
 */
record SocketAnswer(
        int status,
        String body,
        String rateLimits,
        @Nullable Long retryAtMillis) {

    private static final int OK = 200;

    static SocketAnswer ok(String body, String rateLimits) {
        return new SocketAnswer(OK, body, rateLimits, null);
    }

    static SocketAnswer error(DialectError error, String rateLimits, Object... values) {
        String body = "{\"code\":" + error.code() + ",\"msg\":\"" + error.message(values) + "\"}";
        return new SocketAnswer(error.httpStatus(), body, rateLimits, null);
    }

    /** Returns the message that goes to the client. */
    String message(String id, boolean withRateLimits, long nowMillis) {
        StringBuilder text =
                new StringBuilder("{\"id\":").append(id).append(",\"status\":").append(status);
        boolean good = status == OK;
        text.append(good ? ",\"result\":" : ",\"error\":");
        String whole = body.isEmpty() ? "{}" : body;
        if (good || retryAtMillis == null) {
            text.append(whole);
        } else {
            text.append(whole, 0, whole.lastIndexOf('}'))
                    .append(",\"data\":{\"serverTime\":")
                    .append(nowMillis)
                    .append(",\"retryAfter\":")
                    .append(retryAtMillis)
                    .append("}}");
        }
        if (withRateLimits) {
            text.append(",\"rateLimits\":").append(rateLimits);
        }
        return text.append('}').toString();
    }
}
