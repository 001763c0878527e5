package org.perpex.market.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client says over a socket: a method, streams, and an id that is echoed as it was.
 *
 * @param id the id as JSON
 */
record ControlFrame(Method method, List<String> streams, String id) {

    private static final int NAME_LENGTH_MAX = 64;

    enum Method {
        SUBSCRIBE,
        UNSUBSCRIBE,
        LIST_SUBSCRIPTIONS
    }

    /** Reads a frame, or returns null if it is none. */
    static @Nullable ControlFrame parse(JsonMapper json, String text) {
        try {
            JsonNode frame = json.readTree(text);
            Method method = method(frame.path("method").asString(""));
            JsonNode id = frame.path("id");
            List<String> streams = streams(frame.path("params"));
            boolean idFits = id.isMissingNode() || id.isNull() || id.isIntegralNumber() || id.isString();
            if (method == null || streams == null || !idFits) {
                return null;
            }
            return new ControlFrame(method, streams, id.isMissingNode() ? "null" : id.toString());
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static @Nullable Method method(String name) {
        for (Method method : Method.values()) {
            if (method.name().equals(name)) {
                return method;
            }
        }
        return null;
    }

    private static @Nullable List<String> streams(JsonNode params) {
        List<String> streams = new ArrayList<>();
        for (JsonNode name : params) {
            if (!name.isString() || !isName(name.asString())) {
                return null;
            }
            streams.add(name.asString());
        }
        return streams;
    }

    /** Whether a text may name a stream: what is echoed needs no escaping. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= NAME_LENGTH_MAX
                && text.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || c == '@'
                                || c == '!'
                                || c == '_'
                                || c == '.'
                                || c == '-');
    }
}
