package org.perpex.gateway.socketapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request as a client wrote it.
 *
 * @param id its id to the letter, in JSON, as it must be echoed; {@code null} in JSON if it has none
 * @param parameters their values as text; a number as it was written, because it was signed so
 */
record SocketMessage(String id, String method, Map<String, String> parameters) {

    static final String NO_ID = "null";
    private static final int ID_CHARS_MAX = 128;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

    /**
     * Reads a request.
     *
     * @return null if the text is no request
     */
    static @Nullable SocketMessage parse(JsonMapper json, String text) {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            SocketMessage message = new Reader(json, parser).read();
            return parser.nextToken() == null ? message : null;
        } catch (JacksonException broken) {
            return null;
        }
    }

    /** Reads the members of one request, each at most once. */
    private static final class Reader {

        private final JsonMapper json;
        private final JsonParser parser;
        private @Nullable String id;
        private @Nullable String method;
        private @Nullable Map<String, String> parameters;

        private Reader(JsonMapper json, JsonParser parser) {
            this.json = json;
            this.parser = parser;
        }

        private @Nullable SocketMessage read() {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                boolean good = switch (name) {
                    case "id" -> id == null && (id = id()) != null;
                    case "method" -> method == null && (method = method()) != null;
                    case "params" -> parameters == null && (parameters = parameters()) != null;
                    default -> false;
                };
                if (!good) {
                    return null;
                }
            }
            return method == null
                    ? null
                    : new SocketMessage(id == null ? NO_ID : id, method, parameters == null ? Map.of() : parameters);
        }

        private @Nullable String id() {
            String text = switch (parser.currentToken()) {
                case VALUE_STRING -> json.writeValueAsString(parser.getString());
                case VALUE_NUMBER_INT -> parser.getString();
                case VALUE_NULL -> NO_ID;
                default -> null;
            };
            return text == null || text.length() > ID_CHARS_MAX ? null : text;
        }

        private @Nullable String method() {
            return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
        }

        private @Nullable Map<String, String> parameters() {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return Map.of();
            }
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Map<String, String> read = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.VALUE_NULL) {
                    continue;
                }
                if (!token.isScalarValue()
                        || !NAME.matcher(name).matches()
                        || read.put(name, parser.getString()) != null) {
                    return null;
                }
            }
            return read;
        }
    }
}
