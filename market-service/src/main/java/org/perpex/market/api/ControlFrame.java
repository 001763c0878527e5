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
 * @param combined the value that SET_PROPERTY gives to the property of this name
 */
record ControlFrame(Method method, List<String> streams, String id, boolean combined) {

    private static final int NAME_LENGTH_MAX = 64;
    private static final String COMBINED = "combined";

    enum Method {
        SUBSCRIBE,
        UNSUBSCRIBE,
        LIST_SUBSCRIPTIONS,
        SET_PROPERTY,
        GET_PROPERTY
    }

    /** Reads a frame, or returns null if it is none. */
    static @Nullable ControlFrame parse(JsonMapper json, String text) {
        try {
            JsonNode frame = json.readTree(text);
            Method method = method(frame.path("method").asString(""));
            JsonNode id = frame.path("id");
            JsonNode params = frame.path("params");
            boolean idFits = id.isMissingNode() || id.isNull() || id.isIntegralNumber() || id.isString();
            if (method == null || !idFits) {
                return null;
            }
            boolean property = method == Method.SET_PROPERTY || method == Method.GET_PROPERTY;
            List<String> streams = property ? property(method, params) : streams(params);
            return streams == null
                    ? null
                    : new ControlFrame(
                            method,
                            streams,
                            id.isMissingNode() ? "null" : id.toString(),
                            params.path(1).asBoolean(false));
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

    /** Returns no streams, or null unless the parameters name the one property that there is, and its new value. */
    private static @Nullable List<String> property(Method method, JsonNode params) {
        int count = method == Method.SET_PROPERTY ? 2 : 1;
        boolean named = params.size() == count && params.path(0).asString("").equals(COMBINED);
        return named && (count == 1 || params.path(1).isBoolean()) ? List.of() : null;
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
