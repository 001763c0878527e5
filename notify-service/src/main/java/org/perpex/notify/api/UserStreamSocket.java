package org.perpex.notify.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.perpex.notify.listen.ListenKey;
import org.perpex.notify.listen.ListenKeys;
import org.perpex.notify.push.Connection;
import org.perpex.notify.push.Listeners;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The addresses of the private stream: a listen key in the path or in the query, or in a SUBSCRIBE afterwards. Below
 * {@code /stream} events are wrapped with the name of their stream.
 */
final class UserStreamSocket extends TextWebSocketHandler {

    private static final int FRAME_LENGTH_MAX = 8_192;

    private final ListenKeys keys;
    private final Listeners listeners;
    private final JsonMapper json;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    UserStreamSocket(ListenKeys keys, Listeners listeners, JsonMapper json) {
        this.keys = keys;
        this.listeners = listeners;
        this.json = json;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        URI uri = session.getUri();
        String path = uri == null ? "" : uri.getPath();
        session.setTextMessageSizeLimit(FRAME_LENGTH_MAX);
        Connection connection = new Connection(session, path.contains("/stream"));
        connections.put(session.getId(), connection);
        for (String named : namedIn(uri, path)) {
            if (!listen(connection, named)) {
                connection.close(CloseStatus.POLICY_VIOLATION.withReason("This listenKey does not exist."));
            }
        }
    }

    private static List<String> namedIn(@Nullable URI uri, String path) {
        List<String> named = new ArrayList<>();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (ListenKey.isForm(last)) {
            named.add(last);
        }
        if (uri != null) {
            var query = UriComponentsBuilder.fromUri(uri).build().getQueryParams();
            query.getOrDefault("listenKey", List.of()).stream()
                    .filter(key -> key != null && !key.isEmpty())
                    .forEach(named::add);
            query.getOrDefault("streams", List.of()).stream()
                    .filter(streams -> streams != null && !streams.isEmpty())
                    .flatMap(streams -> Arrays.stream(streams.split("/")))
                    .forEach(named::add);
        }
        return named;
    }

    private boolean listen(Connection connection, String named) {
        if (!ListenKey.isForm(named)) {
            return false;
        }
        ListenKey key = new ListenKey(named);
        return keys.accountOf(key)
                .map(account -> listeners.add(new Listeners.Subscription(connection, key, account)))
                .orElse(false);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Connection connection = connections.get(session.getId());
        if (connection == null) {
            return;
        }
        JsonNode request;
        try {
            request = json.readTree(message.getPayload());
        } catch (JacksonException malformed) {
            connection.send(error(null, 3, "Invalid JSON: expected value"));
            return;
        }
        connection.send(answer(connection, request));
    }

    private String answer(Connection connection, JsonNode request) {
        JsonNode id = request.get("id");
        return switch (request.path("method").asString("")) {
            case "SUBSCRIBE" -> subscribe(connection, request.path("params"), id);
            case "UNSUBSCRIBE" -> {
                for (JsonNode named : request.path("params")) {
                    String key = named.asString("");
                    if (ListenKey.isForm(key)) {
                        listeners.remove(connection, new ListenKey(key));
                    }
                }
                yield result(id, json.nullNode());
            }
            case "LIST_SUBSCRIPTIONS" -> result(id, json.valueToTree(listeners.keysOf(connection)));
            default -> error(id, 2, "Invalid request: unknown method");
        };
    }

    private String subscribe(Connection connection, JsonNode params, @Nullable JsonNode id) {
        for (JsonNode named : params) {
            if (!listen(connection, named.asString(""))) {
                return error(id, -1125, "This listenKey does not exist.");
            }
        }
        return result(id, json.nullNode());
    }

    private String result(@Nullable JsonNode id, JsonNode result) {
        ObjectNode answer = json.createObjectNode();
        answer.set("result", result);
        answer.set("id", id == null ? json.nullNode() : id);
        return json.writeValueAsString(answer);
    }

    private String error(@Nullable JsonNode id, int code, String text) {
        ObjectNode answer = json.createObjectNode();
        answer.putObject("error").put("code", code).put("msg", text);
        answer.set("id", id == null ? json.nullNode() : id);
        return json.writeValueAsString(answer);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Connection connection = connections.remove(session.getId());
        if (connection != null) {
            listeners.removeAll(connection);
        }
    }

    int connectionCount() {
        return connections.size();
    }
}
